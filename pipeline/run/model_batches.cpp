#include "pipeline/run/model_batches.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "base/error.hpp"
#include "nmf/factorize.hpp"
#include "nmf/initializer.hpp"
#include "nmf/loss.hpp"
#include "pipeline/run/row_sample.hpp"
#include "text/duplicates/duplicate_finder.hpp"
#include "text/passages/passage_cutter.hpp"

namespace topicmill {
namespace {

[[noreturn]] void refuse(std::string_view what, std::string_view mend) {
  throw UsageError(
      fmt::format("nmf.solver: online keeps no batch of documents, and {} needs all of them; {}", what, mend));
}

/// A batch is a run of its own, or an update of the one before.
Config config_of_batch(Config config, const OnlineOptions& batches) {
  config.nmf.solver = "auto";
  config.update.forget = batches.forget;
  config.update.new_topics = batches.new_topics;
  return config;
}

/// What is known of the documents of batches, one batch after another.
class Batches {
 public:
  explicit Batches(std::int64_t sampled) : sample_(sampled) {}

  void add(ModeledCorpus batch) {
    sample_.add(batch.V.occurrences(), batch.index.terms);
    thetas_.push_back(std::move(batch.topics.documents.theta));
    move_behind(batch.topics.documents.explained, explained_);
    move_behind(batch.index.documents, documents_);
    move_behind(batch.index.known_tokens, known_tokens_);
    nonzeros_ += batch.shape.nonzeros;
    iterations_ += batch.summary.iterations;
    seconds_ += batch.summary.seconds;
    if (thetas_.size() == 1) sampled_languages_ = std::move(batch.index.sample);
    last_ = std::move(batch);
  }

  void add(std::vector<Reject> rejects) { move_behind(rejects, rejects_); }

  std::int64_t documents() const { return std::ssize(documents_); }
  const std::vector<Reject>& rejects() const { return rejects_; }
  const ModeledCorpus& last() const { return last_; }

  ModeledCorpus join(const Registry& registry) && {
    ModeledCorpus all = std::move(last_);
    all.V = {sample_.take(), {}, {}};
    all.index.documents = std::move(documents_);
    all.index.rejects = std::move(rejects_);
    all.index.known_tokens = std::move(known_tokens_);
    all.index.sample = std::move(sampled_languages_);
    all.index.languages = report_languages(all.index.documents, all.index.settled, registry);
    all.shape = {std::ssize(all.index.documents), std::ssize(all.index.terms), nonzeros_};
    all.summary.iterations = iterations_;
    all.summary.seconds = seconds_;
    all.topics.documents = {join_thetas(all.topics.model.k()), std::move(explained_)};
    if (thetas_.size() > 1) count_again(all);
    return all;
  }

 private:
  template <class Value>
  static void move_behind(std::vector<Value>& from, std::vector<Value>& to) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    from.clear();
  }

  /// What the last batch says of itself alone.
  static void count_again(ModeledCorpus& all) {
    all.index.dropped = {.min_df = std::ssize(all.index.rare.terms())};
    all.index.distinct_terms = std::ssize(all.index.terms) + all.index.dropped.min_df;
    auto& topics = all.topics.model.topics;
    for (Topic& topic : topics) topic.tokens = 0;
    count_documents(all.topics.documents, topics);
    count_tokens(all.index.known_tokens, all.topics);
  }

  /// Documents have nothing of topics that joined later.
  Factor join_thetas(std::int64_t k) {
    Factor all(std::ssize(explained_), k);
    std::int64_t row = 0;
    for (Factor& theta : thetas_) {
      for (std::int64_t d = 0; d < theta.rows(); ++d, ++row) {
        std::copy(theta.row(d), theta.row(d) + theta.k(), all.row(row));
      }
      theta = Factor();
    }
    return all;
  }

  RowSample sample_;
  std::vector<Factor> thetas_;  ///< of each batch
  std::vector<float> explained_;
  std::vector<DocumentInfo> documents_;
  std::vector<Reject> rejects_;
  std::vector<std::int64_t> known_tokens_;
  LanguageTally sampled_languages_;
  std::int64_t nonzeros_ = 0;
  std::int64_t iterations_ = 0;
  double seconds_ = 0;
  ModeledCorpus last_;
};

void sort_by_share(DescribedTopics& topics) {
  TopicModel& model = topics.model;
  std::vector<double> shares;
  for (const Topic& topic : model.topics) shares.push_back(topic.share);
  const auto order = prevalence_order(shares);
  reorder_columns(model.weights, order);
  reorder_columns(topics.documents.theta, order);
  std::vector<Topic> sorted;
  for (const auto t : order) sorted.push_back(model.topics[t]);
  model.topics = std::move(sorted);
}

}  // namespace

std::optional<OnlineOptions> online_batches(const Config& config, const Registry& registry) {
  const NmfOptions& options = config.nmf;
  const auto batches = online_batches(options, registry);
  if (!batches) return std::nullopt;
  if (options.restarts > 1) refuse("nmf.restarts", "set it to 1");
  if (options.fixed != FixedFactor::none) refuse("nmf.fixed", "set it to none");
  if (registry.make(options.init)->is_given()) refuse("a given nmf.init", "set it to nndsvd");
  if (registry.make(options.loss)->degree() == 0) refuse("nmf.loss: " + options.loss.name, "set it to frobenius");
  if (registry.make(config.input.duplicates)) refuse("input.duplicates", "set it to keep");
  if (registry.make(config.input.passages)) refuse("input.passages", "set it to none");
  return batches;
}

void refuse_batches(const NmfOptions& options, const Registry& registry, std::string_view who) {
  if (!online_batches(options, registry)) return;
  throw UsageError(fmt::format(
      "nmf.solver: online takes the documents of a run in batches, and {} has the whole matrix; set nmf.solver: auto",
      who));
}

ModeledCorpus model_batches(Corpus& corpus, const OnlineOptions& batches, const FormerRun* former,
                            const RunContext& context) {
  if (corpus.matrix()) refuse_batches(context.config.nmf, context.registry, "an input that is one");
  Config config = config_of_batch(context.config, batches);
  RunContext of_batch{config, context.registry, context.log, context.progress, nullptr, context.former_terms};
  Batches all(batches.batch_size);
  std::unique_ptr<const FormerRun> last;
  CorpusReader reader = corpus.read();
  while (reader.begin_part(batches.batch_size)) {
    CountedMatrix counted = count_part(corpus, reader, of_batch);
    all.add(std::move(counted.index.rejects));
    if (counted.index.documents.empty()) continue;
    all.add(model_counts(std::move(counted), last ? last.get() : former, of_batch));
    const ModeledCorpus& batch = all.last();
    config.text = batch.index.text;
    last = FormerRun::of(batch.index, batch.topics);
    of_batch.former_terms = &last->terms();
  }
  for (const auto& warning : reader.warnings()) context.log.warn(warning);
  require_documents(all.documents(), all.rejects());
  ModeledCorpus joined = std::move(all).join(context.registry);
  if (!former) sort_by_share(joined.topics);
  joined.index.files = reader.files();
  warn_of_documents(joined.index, context.log);
  return joined;
}

}  // namespace topicmill
