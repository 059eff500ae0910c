#include "pipeline/factorize_matrix.hpp"

#include "pipeline/matrix_file.hpp"
#include "pipeline/run_directory.hpp"
#include "pipeline/run_json.hpp"
#include "pipeline/run_tables.hpp"
#include "pipeline/stages.hpp"
#include "pipeline/write_matrix.hpp"
#include "pipeline/write_run.hpp"
#include "pipeline/write_table.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {
namespace {

void write_factors(const Factor& W, const Factor& H, const std::string& format, const RunDirectory& directory) {
  if (format == "npy") {
    write_npy(rows_of(W), directory.path("W.npy"));
    write_npy(columns_of(H), directory.path("H.npy"));
  } else {
    write_dense_csv(rows_of(W), directory.path("W.csv"));
    write_dense_csv(columns_of(H), directory.path("H.csv"));
  }
}

void write_convergence(const Summary& summary, const Registry& registry, const RunDirectory& directory) {
  const auto csv = registry.make(Choice<TableFormat>{"csv", {}});
  write_table(convergence_table(summary.trace), *csv, directory.path("convergence.csv"));
}

}  // namespace

FactorizeReport factorize_matrix(const Config& config, const std::string& format, const Registry& registry,
                                 Progress& progress) {
  RunDirectory directory(config.output.directory);
  RunLog log;
  CorpusReader::InputFile origin;
  const SparseMatrix V = log.time("read", [&] { return read_matrix(config.input.path.front(), &origin); });
  auto [W, H, summary] = factorize(V, config, registry, log, progress);
  log.time("write", [&] {
    sort_components(W, H);
    write_factors(W, H, format, directory);
    write_convergence(summary, registry, directory);
  });
  write_run_log(factorize_json(origin, V, summary, log), directory);
  directory.commit();

  FactorizeReport report{{}, std::move(summary), log.warnings()};
  report.shape.rows = V.rows;
  report.shape.cols = V.cols;
  return report;
}

}  // namespace topicmill
