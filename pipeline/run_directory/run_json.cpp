#include "pipeline/run_directory/run_json.hpp"

#include <tbb/task_arena.h>

#include <nlohmann/json.hpp>

#include "base/version.hpp"
#include "pipeline/corpus/funnel.hpp"

namespace topicmill {
namespace {

using Json = nlohmann::ordered_json;

Json about_program() {
  return {{"topicmill", std::string(version)}, {"threads", tbb::this_task_arena::max_concurrency()}};
}

Json about_inputs(const std::vector<InputFile>& files) {
  Json inputs = Json::array();
  for (const auto& file : files) inputs.push_back({{"path", file.path}, {"bytes", file.bytes}, {"xxh3", file.hash}});
  return inputs;
}

Json about_documents(const Funnel& funnel) {
  return {{"read", funnel.read},
          {"skipped", funnel.skipped},
          {"duplicates", funnel.duplicates},
          {"kept", funnel.kept},
          {"empty", funnel.empty}};
}

Json about_languages(const LanguageReport& report) {
  Json documents = Json::object();
  for (const auto& [language, count] : report.documents) documents[std::string(language.text())] = count;
  Json json = {{"documents", documents}, {"unknown", report.unknown}};
  if (report.without_stopwords) json["without_stopwords"] = *report.without_stopwords;
  if (report.without_stemmer) json["without_stemmer"] = *report.without_stemmer;
  return json;
}

Json about_terms(const Funnel& funnel, const std::optional<std::int64_t>& absent) {
  Json dropped = Json::object();
  for (const auto& [rule, terms] : funnel.dropped) dropped[rule] = terms;
  Json json = {{"distinct", funnel.distinct_terms}, {"dropped", dropped}, {"kept", funnel.kept_terms}};
  if (absent) json["never_occur"] = *absent;
  return json;
}

Json about_matrix(const MatrixShape& V) { return {{"rows", V.rows}, {"columns", V.cols}, {"nonzeros", V.nonzeros}}; }

Json about_restarts(const RestartSummary& restarts) {
  Json json = {{"runs", restarts.objectives.size()}, {"objectives", restarts.objectives}};
  if (restarts.finished > 0) json["finished"] = restarts.finished;
  if (restarts.outliers) json["outliers"] = *restarts.outliers;
  return json;
}

Json about_factorization(const Summary& summary) {
  Json json = {{"loss", summary.loss},
               {"solver", summary.solver},
               {"init", summary.init},
               {"iterations", summary.iterations},
               {"converged", summary.converged},
               {"objective", summary.objective},
               {"seconds", summary.seconds},
               {"relative_error", summary.relative_error},
               {"living_topics", summary.living_topics}};
  if (summary.kkt_residual) json["kkt_residual"] = *summary.kkt_residual;
  if (summary.restarts) json["restarts"] = about_restarts(*summary.restarts);
  return json;
}

Json about_evaluation(const Evaluation& evaluation) {
  Json means = Json::object();
  for (const auto& measure : evaluation.measures) means[measure.name] = measure.mean();
  Json json = {{"top_words", evaluation.top_words}, {"means", means}};
  if (evaluation.weakly_explained) json["weakly_explained"] = *evaluation.weakly_explained;
  if (const auto& found = evaluation.agreement) {
    json["agreement"] = {{"label", found->field},
                         {"documents", found->documents},
                         {"nmi", found->values.nmi},
                         {"purity", found->values.purity},
                         {"ari", found->values.ari}};
  }
  json["failed_gates"] = evaluation.failed_gates;
  json["warnings"] = evaluation.warnings;
  return json;
}

void add_log(const RunLog& log, Json& json) {
  Json stages = Json::array();
  for (const auto& stage : log.stages()) {
    stages.push_back(
        {{"name", stage.name}, {"seconds", stage.seconds}, {"peak_memory_bytes", stage.peak_memory_bytes}});
  }
  json["stages"] = stages;
  json["seconds"] = log.seconds();
  json["warnings"] = log.warnings();
}

/// Paths may hold bytes that are no UTF-8: they are replaced, never thrown at.
std::string text_of(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string run_json(const CorpusMatrix& corpus, const Summary* summary, const Evaluation* evaluation,
                     const RunLog& log) {
  Json json = about_program();
  json["inputs"] = about_inputs(corpus.files);
  const Funnel funnel = funnel_of(corpus);
  json["documents"] = about_documents(funnel);
  if (corpus.languages) json["languages"] = about_languages(*corpus.languages);
  json["terms"] = about_terms(funnel, corpus.pruned.absent_terms);
  json["matrix"] = about_matrix(shape_of(corpus.values()));
  if (summary) json["factorization"] = about_factorization(*summary);
  if (const auto stability = evaluation ? evaluation->value(stability_name) : std::nullopt) {
    json["factorization"]["restarts"]["stability"] = *stability;
  }
  if (evaluation && !evaluation->is_empty()) json["evaluation"] = about_evaluation(*evaluation);
  add_log(log, json);
  return text_of(json);
}

std::string factorize_json(const InputFile& file, const MatrixShape& V, const NamedAxes& named, const Summary& summary,
                           const RunLog& log) {
  Json json = about_program();
  json["inputs"] = about_inputs({file});
  json["matrix"] = about_matrix(V);
  json["matrix"]["row_names"] = named.rows;
  json["matrix"]["column_names"] = named.columns;
  json["factorization"] = about_factorization(summary);
  add_log(log, json);
  return text_of(json);
}

}  // namespace topicmill
