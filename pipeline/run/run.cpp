#include "pipeline/run/run.hpp"

#include "nmf/check_problem.hpp"
#include "nmf/initializer.hpp"
#include "pipeline/breakdown/breakdown.hpp"
#include "pipeline/progress/run_log.hpp"
#include "pipeline/report/write_report.hpp"
#include "pipeline/run/carry_labels.hpp"
#include "pipeline/run/evaluate_run.hpp"
#include "pipeline/run/stages.hpp"
#include "pipeline/run_directory/run_directory.hpp"
#include "pipeline/run_directory/write_run.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {
namespace {

RunReport report_of(const Config& config, const CorpusMatrix& corpus, const RunLog& log) {
  RunReport report;
  report.directory = config.output.directory;
  report.documents = corpus.values().rows;
  report.terms = corpus.values().cols;
  report.seconds = log.seconds();
  report.warnings = log.warnings();
  return report;
}

}  // namespace

RunReport run(const Config& config, const Registry& registry, Progress& progress) {
  RunDirectory directory(config.output.directory);
  RunLog log;
  const auto former = former_labels(config, registry, log);
  CorpusMatrix corpus = count_terms(config, registry, log, progress);
  const Breakdown breakdown = break_down(config.breakdown, config.input, registry, corpus.documents, log);
  log.time("weigh", [&] { weigh(corpus.pruned.counts, idf_of(corpus.pruned.terms), config.vectorize); });
  auto [factorization, others] = factorize_corpus(corpus.values(), config, registry, log, progress);
  const Summary summary = factorization.summary;
  const TopicModel model = describe_topics(std::move(factorization), corpus, config, registry, log);
  const Evaluation evaluation = evaluate_run(config, registry, corpus, model, others, log, progress);
  Labels labels;
  if (former) labels = carry_labels(*former, model, corpus.pruned.terms, log);
  const RunResult result{config, registry, corpus, breakdown, summary, model, labels, evaluation};
  log.time("write", [&] { write_run(result, directory, log); });
  if (config.output.report) report_run(result, directory, log);
  write_run_log(run_json(corpus, &summary, &evaluation, log), directory);
  directory.commit();

  RunReport report = report_of(config, corpus, log);
  report.topics = model.k();
  report.relative_error = summary.relative_error;
  report.failed_gates = evaluation.failed_gates;
  return report;
}

void try_matrix(const Config& config, const Registry& registry) {
  RunLog log;
  NoProgress progress;
  CorpusMatrix corpus = count_terms(config, registry, log, progress);
  break_down(config.breakdown, config.input, registry, corpus.documents, log);
  weigh(corpus.pruned.counts, idf_of(corpus.pruned.terms), config.vectorize);
  const Problem<float> problem(corpus.values());
  check_problem(problem, config.nmf.topics, config.nmf.missing == MissingValues::nan);
  const auto start = registry.make(config.nmf.init);
  if (start->is_given()) start->initialize(problem.V, problem.V, config.nmf.topics, 0);
}

RunReport vectorize(const Config& config, const Registry& registry, Progress& progress) {
  RunDirectory directory(config.output.directory);
  RunLog log;
  CorpusMatrix corpus = count_terms(config, registry, log, progress);
  log.time("write counts", [&] { write_matrix("counts", config, registry, corpus, directory); });
  log.time("weigh", [&] { weigh(corpus.pruned.counts, idf_of(corpus.pruned.terms), config.vectorize); });
  log.time("write", [&] { write_vectors(config, registry, corpus, directory); });
  write_run_log(run_json(corpus, nullptr, nullptr, log), directory);
  directory.commit();
  return report_of(config, corpus, log);
}

}  // namespace topicmill
