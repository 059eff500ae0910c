#include "pipeline/run/merge_runs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"
#include "nmf/algebra/column_sums.hpp"
#include "nmf/continuation/continue_topics.hpp"
#include "nmf/fold_in/fold_in.hpp"
#include "pipeline/breakdown/breakdown.hpp"
#include "pipeline/model/past_file.hpp"
#include "pipeline/model/term_scales.hpp"
#include "pipeline/run/carry_labels.hpp"
#include "pipeline/run/moved_terms.hpp"
#include "pipeline/run/stages.hpp"
#include "pipeline/run_directory/documents_table.hpp"
#include "pipeline/run_directory/finished_run.hpp"
#include "pipeline/run_directory/run_directory.hpp"
#include "pipeline/run_directory/write_run.hpp"
#include "text/vectorize/former_terms.hpp"

namespace topicmill {
namespace {

/// Which topic of the merge each topic of a run became.
using Places = std::vector<std::size_t>;

void require_alike(const FinishedRun& first, const FinishedRun& run) {
  const auto require = [&](const Value& a, const Value& b, std::string_view what) {
    if (to_yaml(a) == to_yaml(b)) return;
    throw UsageError(fmt::format("'{}' and '{}' differ in {}: their topics cannot be one; make runs that agree in it",
                                 first.directory().string(), run.directory().string(), what));
  };
  const Config& a = first.config();
  const Config& b = run.config();
  require(write_option(a.text), write_option(b.text), "text");
  VectorizeOptions weights = a.vectorize;
  weights.take_weights(b.vectorize);
  require(write_option(a.vectorize), write_option(weights), "what terms weigh (vectorize)");
  require(write_option(a.nmf.loss), write_option(b.nmf.loss), "nmf.loss");
  require(write_option(a.input.metadata), write_option(b.input.metadata), "input.metadata");
}

/// H, and behind it the topics of `others` that are like none of it; `places`: where each of these is.
Factor join_topics(const std::vector<Term>& terms, const Factor& H, const Factor& others, Places& places) {
  const auto partners =
      align(named_topics(terms, H), named_topics(terms, others), {.least = least_likeness}).partner_of_right();
  auto k = static_cast<std::size_t>(H.k());
  for (const auto partner : partners) places.push_back(partner ? static_cast<std::size_t>(*partner) : k++);
  Factor joined(H.rows(), static_cast<std::int64_t>(k));
  for (std::int64_t j = 0; j < H.rows(); ++j) {
    std::copy_n(H.row(j), H.k(), joined.row(j));
    for (std::size_t t = 0; t < places.size(); ++t) {
      if (!partners[t]) joined(j, static_cast<std::int64_t>(places[t])) = others(j, static_cast<std::int64_t>(t));
    }
  }
  return joined;
}

/// What was joined so far.
class Merge {
 public:
  explicit Merge(const FinishedRun& first)
      : terms_(first.model().terms),
        weights_(first.model().weights),
        past_(load_past(first.directory(), std::ssize(terms_))),
        H_(first.model().topics.weights),
        names_(first.model().labels),
        labels_(first.labels()) {
    Places places;
    for (std::size_t t = 0; t < names_.size(); ++t) places.push_back(t);
    runs_.push_back({&first, places});
  }

  void join(const FinishedRun& run) {
    const Model& model = run.model();
    const Past past = load_past(run.directory(), std::ssize(model.terms));
    const FormerTerms here{terms_, weights_, past_.rare, past_.counted_rows};
    const FormerTerms there{model.terms, model.weights, past.rare, past.counted_rows};
    const auto terms = join_terms(here, there, run.config().vectorize);
    const MovedTerms from_here(terms_, terms);
    const MovedTerms from_there(model.terms, terms);
    Places places;
    H_ = join_topics(terms, from_here(H_), from_there(model.topics.weights), places);
    weights_ = join_weights(here, there, terms);
    past_ = {stack(from_here(past_.rows), from_there(past.rows)), join_rare(past_.rare, past.rare),
             past_.counted_rows + past.counted_rows};
    terms_ = terms;
    join_names(run, places);
    runs_.push_back({&run, std::move(places)});
  }

  /// The documents of all runs, and what is known of their corpus.
  CorpusIndex index() const {
    CorpusIndex index;
    index.terms = terms_;
    index.weights = weights_;
    index.rare = past_.rare;
    index.counted_rows = past_.counted_rows;
    index.distinct_terms = std::ssize(terms_);
    index.text = runs_.front().run->config().text;
    index.settled = index.text;
    for (const auto& [run, places] : runs_) add_documents(*run, index);
    return index;
  }

  /// The topics, fitted to the rows of all runs, and those of the documents.
  DescribedTopics topics(const NmfOptions& options, const RunContext& context, Summary& summary) const {
    const Factor start = with_scales(Factor(H_), weights_.term_scales);
    SparseMatrix none;
    none.cols = start.rows();
    const auto report = tell_iterations(context);
    Factorization next =
        topicmill::continue_topics(none, {}, {start, past_.rows}, options, 0,
                                   static_cast<std::uint64_t>(context.config.seed), context.registry, report);
    context.progress.end();
    reorder_columns(next.H, order_of_followers(terms_, start, next.H));
    summary = std::move(next.summary);
    DescribedTopics described;
    described.past = rows_to_keep(next.H, options, context.registry);
    described.model.weights = without_scales(std::move(next.H), weights_.term_scales);
    for (const double mass : column_sums(described.model.weights)) described.model.topics.push_back({mass});
    described.documents = documents();
    count_documents(described.documents, described.model.topics);
    return described;
  }

  const std::vector<std::string>& names() const { return names_; }
  const Labels& labels() const { return labels_; }
  std::int64_t nonzeros() const { return past_.rows.means.nonzeros(); }

 private:
  struct Part {
    const FinishedRun* run;
    Places places;
  };

  /// What people, or words, call topics. What people say of one that became part of another, of which others have
  /// spoken, has no place; nor has a merge of topics that were there before.
  void join_names(const FinishedRun& run, const Places& places) {
    const std::size_t before = names_.size();
    for (std::size_t t = 0; t < places.size(); ++t) {
      if (places[t] >= before) names_.push_back(run.model().labels[t]);
    }
    const auto place = [&](std::int64_t topic) { return places[static_cast<std::size_t>(topic)]; };
    for (const TopicEdit& edit : run.labels().topics) {
      const auto is_new = [&](std::int64_t topic) { return place(topic) >= before; };
      const bool joins =
          !edit.merge.empty() && !(is_new(*edit.topic) && std::all_of(edit.merge.begin(), edit.merge.end(), is_new));
      const auto topic = static_cast<std::int64_t>(place(*edit.topic));
      if (joins || labels_.find(topic)) {
        if (!edit.says_nothing()) labels_.unplaced.push_back(edit);
        continue;
      }
      TopicEdit moved = edit;
      moved.topic = topic;
      for (auto& part : moved.merge) part = static_cast<std::int64_t>(place(part));
      labels_.topics.push_back(std::move(moved));
    }
  }

  static void add_documents(const FinishedRun& run, CorpusIndex& index) {
    const auto rows = read_document_rows(run.directory());
    const auto& documents = run.documents();
    if (rows.size() != documents.size()) {
      throw InputError(
          fmt::format("the tables of '{}' do not have the same documents; run it again", run.directory().string()));
    }
    for (std::size_t d = 0; d < documents.size(); ++d) {
      DocumentInfo document = documents[d];
      document.tokens = rows[d].tokens;
      if (rows[d].origin != document.id) document.other_origin = rows[d].origin;
      index.documents.push_back(std::move(document));
      index.known_tokens.push_back(rows[d].known_tokens);
    }
    index.files.insert(index.files.end(), run.inputs().begin(), run.inputs().end());
  }

  DocumentTopics documents() const {
    std::int64_t n = 0;
    for (const auto& part : runs_) n += part.run->document_topics().theta.rows();
    DocumentTopics all{Factor(n, H_.k()), {}};
    std::int64_t row = 0;
    for (const auto& [run, places] : runs_) {
      const DocumentTopics& topics = run->document_topics();
      for (std::int64_t d = 0; d < topics.theta.rows(); ++d, ++row) {
        for (std::size_t t = 0; t < places.size(); ++t) {
          all.theta(row, static_cast<std::int64_t>(places[t])) += topics.theta(d, static_cast<std::int64_t>(t));
        }
      }
      all.explained.insert(all.explained.end(), topics.explained.begin(), topics.explained.end());
    }
    return all;
  }

  PastRows rows_to_keep(const Factor& H, const NmfOptions& options, const Registry& registry) const {
    const PastRows& rows = past_.rows;
    const Factor W = FoldIn(Factor(H), options, registry)(rows.means).W;
    return summarize_rows(std::array{RowsOfTopics{rows.means, W, rows.weights, rows.counts}}, H);
  }

  std::vector<Term> terms_;
  LearnedWeights weights_;
  Past past_;
  Factor H_;
  std::vector<std::string> names_;
  Labels labels_;
  std::vector<Part> runs_;
};

}  // namespace

RunReport merge_runs(const std::vector<std::string>& directories, const Config& asked, const Registry& registry,
                     Progress& progress) {
  std::vector<std::unique_ptr<FinishedRun>> runs;
  for (const auto& directory : directories) runs.push_back(std::make_unique<FinishedRun>(directory, registry));
  for (const auto& run : runs) require_alike(*runs.front(), *run);
  Config config = asked;
  RunDirectory directory(config.output.directory);
  RunLog log;
  Merge merge(*runs.front());
  log.time("join", [&] {
    for (std::size_t i = 1; i < runs.size(); ++i) merge.join(*runs[i]);
  });
  const RunContext context{config, registry, log, progress};
  CorpusIndex index = merge.index();
  Summary summary;
  DescribedTopics topics = log.time("factorize", [&] { return merge.topics(config.nmf, context, summary); });
  count_tokens(index.known_tokens, topics);
  config.nmf.topics = topics.model.k();
  const Breakdown breakdown = break_down(config.breakdown, config.input, registry, index.documents, log);
  Evaluation evaluation;
  evaluation.names = merge.names();
  const Labels labels = signed_by(NewTopics(topics.model, index.terms), merge.labels());
  if (!labels.unplaced.empty()) {
    log.warn(fmt::format("what was said of {} topics has no place in the merge; labels.yaml keeps it under 'unplaced'",
                         labels.unplaced.size()));
  }
  const std::vector<TopicChange> no_changes;
  const RunResult result{config,           registry,     index,  breakdown,  summary,    topics.model,
                         topics.documents, std::nullopt, labels, evaluation, no_changes, topics.past};
  log.time("write", [&] { write_run(result, directory, log); });
  const MatrixShape shape{std::ssize(index.documents), std::ssize(index.terms), merge.nonzeros()};
  write_run_log(run_json(index, shape, &summary, &evaluation, log), directory);
  directory.commit();

  RunReport report = report_of(config, index, log);
  report.topics = topics.model.k();
  report.relative_error = summary.relative_error;
  return report;
}

}  // namespace topicmill
