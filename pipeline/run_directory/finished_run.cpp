#include "pipeline/run_directory/finished_run.hpp"

#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "pipeline/run_directory/doc_topics.hpp"
#include "pipeline/run_directory/read_table.hpp"
#include "pipeline/run_directory/run_directory.hpp"
#include "tables/table_cells.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

void read_documents(const fs::path& directory, FinishedRun& run) {
  Model& model = run.model;
  const std::int64_t k = model.topics.k();
  model.topics.theta = Factor(model.fit.documents, k);
  for_each_doc_topics(directory, [&](const DocTopicsRow& row) {
    const auto place = std::ssize(run.documents);
    if (place == model.fit.documents) throw InputError("table 'doc_topics' has more rows than the model; run it again");
    DocumentInfo& document = run.documents.emplace_back();
    document.id = row.document();
    document.metadata.assign(row.values().begin(), row.values().end());
    for (std::int64_t t = 0; t < k; ++t) model.topics.theta(place, t) = row.theta<float>(t);
    return true;
  });
}

void read_explained(const fs::path& directory, FinishedRun& run) {
  auto& explained = run.model.topics.explained;
  explained.clear();
  for_each_row(directory, "documents", [&](const auto& columns, const auto& cells) {
    explained.push_back(number_of<float>(cells[place_of(columns, "explained", "documents")], "documents"));
    return true;
  });
}

void require_all_documents(const FinishedRun& run) {
  const auto wanted = static_cast<std::size_t>(run.model.fit.documents);
  if (run.documents.size() == wanted && run.model.topics.explained.size() == wanted) return;
  throw InputError("the tables of the run do not have all of its documents; run it again");
}

/// The columns behind topic, label, share, documents.
std::vector<MeasuredValues> read_measures(const fs::path& directory) {
  const TextTable table = read_table(directory, "topics");
  std::vector<MeasuredValues> measures;
  for (std::size_t column = place_of(table.columns, "documents", "topics") + 1; column < table.columns.size();
       ++column) {
    auto& measure = measures.emplace_back(MeasuredValues{table.columns[column], {}});
    for (const auto& cells : table.rows) measure.topics.push_back(number_of<double>(cells[column], "topics"));
  }
  return measures;
}

std::vector<Iteration> read_trace(const fs::path& directory) {
  std::vector<Iteration> trace;
  for_each_row(directory, "convergence", [&](const auto& columns, const auto& cells) {
    Iteration& step = trace.emplace_back();
    step.relative_error = number_of<double>(cells[place_of(columns, "relative_error", "convergence")], "convergence");
    return true;
  });
  return trace;
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
  agreement.values.nmi = found.at("nmi");
  agreement.values.purity = found.at("purity");
  agreement.values.ari = found.at("ari");
  return agreement;
}

void read_run_json(const fs::path& directory, FinishedRun& run) {
  std::ifstream stream(directory / run_file, std::ios::binary);
  const Json json = Json::parse(stream, nullptr, false);
  try {
    run.funnel = funnel_of(json);
    run.summary = summary_of(json.at("factorization"));
    run.evaluation.agreement = agreement_of(json);
    json.at("warnings").get_to(run.warnings);
  } catch (const nlohmann::json::exception&) {
    throw InputError(fmt::format("'{}' does not say all of the run; run it again", (directory / run_file).string()));
  }
}

}  // namespace

FinishedRun read_finished_run(const fs::path& directory, const Registry& registry) {
  require_run_directory(directory);
  FinishedRun run{load_model(directory, registry), {}, {}, {}, {}, {}, {}, {}};
  run.model.config.report = load_config(directory / "config.yaml", {}, registry).report;
  read_documents(directory, run);
  read_explained(directory, run);
  require_all_documents(run);
  read_run_json(directory, run);
  run.evaluation.measures = read_measures(directory);
  run.summary.trace = read_trace(directory);
  run.labels = labels_of_run(directory, run.model.topics.k());
  RunLog log;  // what it warns of was said by the run
  run.breakdown = break_down(run.model.config.breakdown, run.model.config.input, registry, run.documents, log);
  return run;
}

}  // namespace topicmill
