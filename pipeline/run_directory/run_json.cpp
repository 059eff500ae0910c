#include "pipeline/run_directory/run_json.hpp"

#include <tbb/task_arena.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "base/version.hpp"
#include "pipeline/run_directory/run_directory.hpp"

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
  for (const auto& [resource, count] : report.lacks) json["without_" + std::string(resource.key)] = count;
  return json;
}

/// What text.language became, and why: the shares of the sample.
Json about_language(const CorpusIndex& corpus) {
  Json sample = Json::object();
  for (const auto& [language, share] : corpus.sample.shares()) sample[language] = share;
  return {{"used", corpus.settled.language}, {"sample", sample}};
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

Json about_moves(const MoveSummary& moves) {
  return {{"tried", moves.tried},
          {"kept", moves.kept},
          {"iterations", moves.iterations},
          {"converged_at", moves.converged_at}};
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
  if (summary.moves) json["moves"] = about_moves(*summary.moves);
  return json;
}

Json about_agreement(const LabelAgreement& found) {
  Json json = {{"label", found.field}, {"documents", found.documents}};
  for (const auto& measure : agreement_measures) json[measure.name] = found.values.*measure.value;
  if (!found.intervals) return json;
  Json intervals = {{"confidence", agreement_confidence}, {"resamples", agreement_resamples}};
  for (const auto& measure : agreement_measures) {
    intervals[measure.name] = {found.intervals->low.*measure.value, found.intervals->high.*measure.value};
  }
  json["intervals"] = intervals;
  return json;
}

Json about_evaluation(const Evaluation& evaluation) {
  Json means = Json::object();
  for (const auto& measure : evaluation.measures) means[measure.name] = measure.mean();
  Json json = {{"top_words", evaluation.top_words}, {"means", means}};
  if (evaluation.weakly_explained) json["weakly_explained"] = *evaluation.weakly_explained;
  if (evaluation.agreement) json["agreement"] = about_agreement(*evaluation.agreement);
  json["failed_gates"] = evaluation.failed_gates;
  json["warnings"] = evaluation.warnings;
  return json;
}

Json about_doubts(const std::vector<Doubt>& doubts) {
  Json list = Json::array();
  for (const auto& [kind, topics, text] : doubts) list.push_back({{"kind", kind}, {"topics", topics}, {"text", text}});
  return list;
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

std::vector<InputFile> inputs_of(const Json& json) {
  std::vector<InputFile> files;
  for (const auto& input : json.at("inputs")) {
    files.push_back({input.at("path"), input.at("bytes"), input.at("xxh3")});
  }
  return files;
}

Funnel funnel_of(const Json& json) {
  const Json& documents = json.at("documents");
  const Json& terms = json.at("terms");
  Funnel funnel{documents.at("read"),
                documents.at("skipped"),
                documents.at("duplicates"),
                documents.at("kept"),
                documents.at("empty"),
                terms.at("distinct"),
                {},
                terms.at("kept")};
  for (const auto& [rule, count] : terms.at("dropped").items()) funnel.dropped.push_back({rule, count});
  return funnel;
}

Summary summary_of(const Json& json) {
  Summary summary;
  summary.loss = json.at("loss");
  summary.solver = json.at("solver");
  summary.init = json.at("init");
  summary.converged = json.at("converged");
  summary.iterations = json.at("iterations");
  return summary;
}

std::optional<LabelAgreement> agreement_of(const Json& json) {
  if (!json.contains("evaluation") || !json.at("evaluation").contains("agreement")) return std::nullopt;
  const Json& found = json.at("evaluation").at("agreement");
  LabelAgreement agreement{found.at("label"), found.at("documents"), {}};
  // What an older run lacks is 0.
  for (const auto& measure : agreement_measures) agreement.values.*measure.value = found.value(measure.name, 0.0);
  return agreement;
}

/// None in a run of a former version.
std::vector<Doubt> doubts_of(const Json& json) {
  std::vector<Doubt> doubts;
  if (!json.contains("doubts")) return doubts;
  for (const auto& doubt : json.at("doubts"))
    doubts.push_back({doubt.at("kind"), doubt.at("topics"), doubt.at("text")});
  return doubts;
}

RunStory story_of(const Json& json) {
  return {funnel_of(json), summary_of(json.at("factorization")), agreement_of(json), doubts_of(json),
          json.at("warnings")};
}

/// Without numbers that no count can be: where a count is asked for, nlohmann-json casts what is there. Ours are small.
bool without_huge_numbers(int /*depth*/, Json::parse_event_t event, Json& parsed) {
  constexpr double beyond_counts = 0x1p63;
  const bool is_huge = event == Json::parse_event_t::value && parsed.is_number_float() &&
                       !(std::abs(parsed.get<double>()) < beyond_counts);
  if (is_huge) parsed = nullptr;
  return true;
}

/// What `read` finds; none where something lacks, or is of another kind.
template <class Read>
auto if_whole(const Json& json, Read read) -> std::optional<decltype(read(json))> {
  try {
    return read(json);
  } catch (const nlohmann::json::exception&) {
    return std::nullopt;
  }
}

}  // namespace

std::string run_json(const CorpusIndex& corpus, const MatrixShape& V, const Summary* summary,
                     const Evaluation* evaluation, const RunLog& log) {
  Json json = about_program();
  json["inputs"] = about_inputs(corpus.files);
  const Funnel funnel = funnel_of(corpus);
  json["documents"] = about_documents(funnel);
  if (corpus.sample.texts() > 0) json["language"] = about_language(corpus);
  if (corpus.passages) json["passages"] = corpus.passages->list.size();
  if (corpus.languages) json["languages"] = about_languages(*corpus.languages);
  json["terms"] = about_terms(funnel, corpus.absent_terms);
  json["matrix"] = about_matrix(V);
  if (summary) json["factorization"] = about_factorization(*summary);
  if (const auto stability = evaluation ? evaluation->value(stability_name) : std::nullopt) {
    json["factorization"]["restarts"]["stability"] = *stability;
  }
  if (evaluation && !evaluation->is_empty()) json["evaluation"] = about_evaluation(*evaluation);
  if (evaluation) json["doubts"] = about_doubts(evaluation->doubts);
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

RunRecord read_run_json(const std::filesystem::path& directory) {
  std::ifstream stream(directory / run_file, std::ios::binary);
  const Json json = Json::parse(stream, without_huge_numbers, false);
  return {if_whole(json, inputs_of), if_whole(json, story_of)};
}

}  // namespace topicmill
