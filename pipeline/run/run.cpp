#include "pipeline/run/run.hpp"

#include "base/error.hpp"
#include "nmf/check_problem.hpp"
#include "nmf/initializer.hpp"
#include "pipeline/breakdown/breakdown.hpp"
#include "pipeline/corpus/count_terms.hpp"
#include "pipeline/corpus/second_pass.hpp"
#include "pipeline/report/write_report.hpp"
#include "pipeline/run/carry_labels.hpp"
#include "pipeline/run/evaluate_run.hpp"
#include "pipeline/run/former_run.hpp"
#include "pipeline/run/model_batches.hpp"
#include "pipeline/run/stages.hpp"
#include "pipeline/run_directory/partial_run.hpp"
#include "pipeline/run_directory/run_directory.hpp"
#include "pipeline/run_directory/run_json.hpp"
#include "pipeline/run_directory/write_run.hpp"
#include "text/vectorize/document_degree.hpp"
#include "topics/describe_topics.hpp"

namespace topicmill {
namespace {

/// Those of a run that is replaced, or of output.labels; not where it is the run that goes on.
std::optional<FormerLabels> labels_to_carry(const Config& config, const Registry& registry, RunLog& log) {
  const bool goes_on =
      config.update.run && run_directory_path(*config.update.run) == run_directory_path(config.output.directory);
  return goes_on ? std::nullopt : former_labels(config, registry, log);
}

/// Several ranks share text; a matrix is one file.
Corpus open_corpus(const RunContext& context) {
  InputOptions input = context.config.input;
  if (online_batches(context.config, context.registry)) input.limits.spool_gb = 0;  // it may have no end
  Corpus corpus(input, context.registry);
  if (corpus.matrix() && !context.ranks->is_alone()) {
    throw UsageError("a run of several processes reads text, and the input is a matrix; give it to factorize");
  }
  return corpus;
}

}  // namespace

RunReport run(const Config& asked, const Registry& registry, Progress& progress, Collective& ranks) {
  Config config = asked;
  RunDirectory directory(config.output.directory);
  PartialRun partial(config, ranks);
  RunLog log;
  const auto former = FormerRun::of(config, registry, log);
  const RunContext context{config, registry, log, progress, &partial, former ? &former->terms() : nullptr, &ranks};
  const auto said = labels_to_carry(config, registry, log);
  Corpus corpus = open_corpus(context);
  const auto [index, breakdown, V, shape, topics, summary, others] = model_corpus(corpus, former.get(), context);
  config.text = index.settled;
  config.nmf.topics = topics.model.k();
  SecondPass again(corpus, index, progress);
  std::optional<RunQuotes> quotes;
  if (config.output.report && has_report_page()) quotes.emplace(config, index, topics, registry, again);
  Evaluation evaluation = evaluate_run({index, V, again}, topics, others, context);
  Labels labels;
  std::vector<TopicChange> changes;
  if (former) {
    evaluation.names = former->names(std::move(evaluation.names));
    labels = former->labels(topics.model, index.terms);
    changes = former->changes(topics.model, index.terms);
  }
  if (said) labels = carry_labels(*said, topics.model, index.terms, log);
  const RunResult result{
      config, registry,   index,   breakdown,  summary, topics.model, topics.documents, passages_of(index, topics),
      labels, evaluation, changes, topics.past};
  log.time("write", [&] { write_run(result, directory, log); });
  if (config.output.report) report_run(result, quotes, directory, log);
  write_run_log(run_json(index, shape, &summary, &evaluation, log), directory);
  directory.commit();
  partial.remove();

  RunReport report = report_of(config, index, log);
  report.resumed = partial.restored() > 0;
  report.topics = topics.model.k();
  report.relative_error = summary.relative_error;
  report.failed_gates = evaluation.failed_gates;
  for (const auto& doubt : evaluation.doubts) report.doubts.push_back(line_of(doubt));
  return report;
}

void help_run(const Config& asked, const Registry& registry, Collective& ranks) {
  Config config = asked;
  PartialRun partial(config, ranks);
  RunLog log;
  NoProgress progress;
  const RunContext context{config, registry, log, progress, &partial, nullptr, &ranks};
  Corpus corpus = open_corpus(context);
  auto [index, counts] = count_terms(corpus, context);
  config.text = index.settled;
  WeightedMatrix V = weigh(std::move(counts), index, context);
  Factor H = factorize_corpus(V, context).picked.H;
  help_describe_topics(std::move(H), V, index, context);
}

void try_matrix(Corpus& corpus, const Config& config, const Registry& registry) {
  RunLog log;
  NoProgress progress;
  const RunContext context{config, registry, log, progress};
  auto [index, counts] = count_terms(corpus, context);
  break_down(config.breakdown, config.input, registry, index.documents, log);
  const WeightedMatrix V = weigh(std::move(counts), index, context);
  const Problem<float> problem(V.values);
  check_problem(problem, config.nmf.topics, config.nmf.missing == MissingValues::nan);
  const auto start = registry.make(config.nmf.init);
  if (start->is_given()) start->initialize(problem.V, problem.V, config.nmf.topics, 0);
}

RunReport vectorize(const Config& asked, const Registry& registry, Progress& progress) {
  Config config = asked;
  RunDirectory directory(config.output.directory);
  RunLog log;
  const RunContext context{config, registry, log, progress};
  Corpus corpus(config.input, registry);
  auto [index, counts] = count_terms(corpus, context);
  config.text = index.settled;
  log.time("write counts",
           [&, &of = index, &matrix = counts] { write_matrix("counts", matrix, of, config, registry, directory); });
  WeightedMatrix V = weigh(std::move(counts), index, context);
  scale_rows(V.document_scales, V.values);
  log.time("write", [&, &of = index] { write_vectors(V, of, config, registry, directory); });
  write_run_log(run_json(index, shape_of(V.values), nullptr, nullptr, log), directory);
  directory.commit();
  return report_of(config, index, log);
}

}  // namespace topicmill
