#include "pipeline/factorize_matrix.hpp"

#include <fmt/format.h>

#include "pipeline/contact_sheet.hpp"
#include "pipeline/matrix_file.hpp"
#include "pipeline/run_directory.hpp"
#include "pipeline/run_tables.hpp"
#include "pipeline/stages.hpp"
#include "pipeline/write_matrix.hpp"
#include "pipeline/write_run.hpp"
#include "pipeline/write_table.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {
namespace {

template <class T>
void write_factors(const BasicFactor<T>& W, const BasicFactor<T>& H, const std::string& format,
                   const RunDirectory& directory) {
  if (format == "npy") {
    write_npy(rows_of(W), directory.path("W.npy"));
    write_npy(columns_of(H), directory.path("H.npy"));
  } else {
    write_dense_csv(rows_of(W), directory.path("W.csv"));
    write_dense_csv(columns_of(H), directory.path("H.csv"));
  }
}

void write_convergence(const Summary& summary, const Registry& registry, const RunDirectory& directory) {
  const auto csv = make_row_format("csv", registry);
  write_table(convergence_table(summary.trace), *csv, directory.path("convergence.csv"));
}

/// One number for each row or column; none where no file is given.
std::vector<double> read_weights(const std::optional<std::string>& path) {
  if (!path) return {};
  const auto matrix = read_matrix<double>(*path);
  if (matrix.rows != 1 && matrix.cols != 1) {
    throw InputError(
        fmt::format("the weights in '{}' are {} x {}; write one number a line", *path, matrix.rows, matrix.cols));
  }
  std::vector<double> weights;
  for (std::int64_t i = 0; i < matrix.rows; ++i) {
    std::vector<double> row(static_cast<std::size_t>(matrix.cols), 0.0);
    MatrixView<double>(matrix).for_each_in_row(i,
                                               [&](std::int64_t j, double w) { row[static_cast<std::size_t>(j)] = w; });
    weights.insert(weights.end(), row.begin(), row.end());
  }
  return weights;
}

template <class T>
FactorizeReport factorize_in(const FactorizeJob& job, const Registry& registry, Progress& progress) {
  const NmfOptions& options = job.config.nmf;
  RunDirectory directory(job.config.output.directory);
  RunLog log;
  CorpusReader::InputFile origin;
  const auto V = log.time("read", [&] {
    return read_matrix<T>(job.config.input.path.front(), &origin, options.missing == MissingValues::nan);
  });
  if (job.images) require_images(shape_of(V), *job.images);
  const auto row_weights = read_weights(job.row_weights);
  const auto column_weights = read_weights(job.column_weights);
  Problem<T> problem(V);
  problem.row_weights = row_weights;
  problem.column_weights = column_weights;
  auto result = factorize(problem, job.config, registry, log, progress).picked;
  log.time("write", [&] {
    if (options.fixed == FixedFactor::none) sort_components(result.W, result.H);
    write_factors(result.W, result.H, job.format, directory);
    write_convergence(result.summary, registry, directory);
    if (job.images) {
      const auto images = with_values_of<float>(images_of(result.W, result.H, *job.images));
      write_contact_sheet(columns_of(images), *job.images, directory.path("basis.png"));
    }
  });
  write_run_log(factorize_json(origin, shape_of(V), result.summary, log), directory);
  directory.commit();
  return {shape_of(V), std::move(result.summary), log.warnings()};
}

}  // namespace

FactorizeReport factorize_matrix(const FactorizeJob& job, const Registry& registry, Progress& progress) {
  const bool narrow = job.config.nmf.precision == Precision::float32;
  return narrow ? factorize_in<float>(job, registry, progress) : factorize_in<double>(job, registry, progress);
}

}  // namespace topicmill
