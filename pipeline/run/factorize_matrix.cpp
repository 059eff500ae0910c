#include "pipeline/run/factorize_matrix.hpp"

#include <fmt/format.h>

#include <numeric>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "base/row_exchange.hpp"
#include "matrices/float32_range.hpp"
#include "matrices/matrix_file.hpp"
#include "nmf/check_problem.hpp"
#include "pipeline/drawing/contact_sheet.hpp"
#include "pipeline/run/factor_rows.hpp"
#include "pipeline/run/hand_in.hpp"
#include "pipeline/run/model_batches.hpp"
#include "pipeline/run/stages.hpp"
#include "pipeline/run_directory/convergence_table.hpp"
#include "pipeline/run_directory/partial_run.hpp"
#include "pipeline/run_directory/run_directory.hpp"
#include "pipeline/run_directory/write_run.hpp"
#include "tables/write_table.hpp"
#include "topics/describe_topics.hpp"

namespace topicmill {
namespace {

/// topic_0, topic_1 ...
std::vector<std::string> component_names(std::int64_t k) {
  std::vector<std::string> names;
  for (std::int64_t t = 0; t < k; ++t) names.push_back(fmt::format("topic_{}", t));
  return names;
}

/// The factor with a name before each row and above each column, as R and pandas write it. Refers to both.
template <class T>
Table named_table(const std::string& name, const BasicDenseRows<T>& factor, const std::vector<std::string>& rows,
                  const std::vector<std::string>& columns) {
  Table table{name, {""}, factor.rows, {}};
  table.columns.insert(table.columns.end(), columns.begin(), columns.end());
  table.fill = [&factor, &rows](std::int64_t row, std::vector<Cell>& cells) {
    std::vector<T> values(static_cast<std::size_t>(factor.cols));
    factor.fill(row, values);
    cells = {std::string_view(rows[static_cast<std::size_t>(row)])};
    cells.insert(cells.end(), values.begin(), values.end());
  };
  return table;
}

/// Where factors go. One that has names on its long side is written with them in CSV; NumPy's format has none, so that
/// they get files of their own.
class FactorWriter {
 public:
  FactorWriter(const std::string& format, const RunDirectory& directory, const Registry& registry)
      : is_npy_(format == "npy"), directory_(directory), csv_(make_row_format("csv", registry)) {}

  template <class T>
  void write(const std::string& name, const BasicDenseRows<T>& factor, const std::vector<std::string>& rows,
             const std::vector<std::string>& columns) const {
    if (is_npy_) return write_npy(factor, directory_.path(name + ".npy"));
    if (rows.empty() || columns.empty()) return write_dense_csv(factor, directory_.path(name + ".csv"));
    write_table(named_table(name, factor, rows, columns), *csv_, directory_.path(name + ".csv"));
  }

  void write_names(const std::string& name, const std::vector<std::string>& names) const {
    if (!is_npy_ || names.empty()) return;
    const Table table{name, {"name"}, std::ssize(names), [&](std::int64_t row, std::vector<Cell>& cells) {
                        cells = {std::string_view(names[static_cast<std::size_t>(row)])};
                      }};
    write_table(table, *csv_, directory_.path(name + ".csv"));
  }

 private:
  bool is_npy_;
  const RunDirectory& directory_;
  std::unique_ptr<RowFormat> csv_;
};

template <class T>
void write_factors(const BasicFactor<T>& W, const BasicFactor<T>& H, const AxisNames& names,
                   const FactorWriter& writer) {
  const auto components = component_names(W.k());
  writer.write("W", rows_of(W), names.rows, components);
  writer.write("H", columns_of(H), components, names.columns);
  writer.write_names("row_names", names.rows);
  writer.write_names("column_names", names.columns);
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

/// Whether V is to be factorized in float32: where that is asked for, and the range of its values allows it.
bool fits_float32(const BasicSparseMatrix<double>& V, Precision asked, Collective& ranks, RunLog& log) {
  if (asked == Precision::float64) return false;
  const auto place = beyond_float32(V);
  if (place) {
    log.warn(fmt::format("the matrix has {}, which float32 does not hold: it is factorized in float64", *place));
  }
  return first_says(ranks, !place);
}

/// A run of `factorize` on its way.
struct Run {
  const FactorizeJob& job;
  const Registry& registry;
  Progress& progress;
  Collective& ranks;
  PartialRun partial;
  RunLog log{};
  InputFile origin{};
  AxisNames names{};
  std::vector<double> row_weights{};
};

/// Several ranks share rows; nearly full ones would be dense, and lie in one piece.
template <class T>
void refuse_full(const BasicSparseMatrix<T>& V, const Collective& ranks) {
  const double size = static_cast<double>(V.rows) * static_cast<double>(V.cols);
  if (ranks.is_alone() || static_cast<double>(V.nonzeros()) <= size / 3) return;
  throw UsageError("a matrix that is more than a third full is for one process, and there are several; run topicmill");
}

/// The matrix, all of it at the first rank.
BasicSparseMatrix<double> read(Run& run) {
  BasicSparseMatrix<double> V;
  if (run.ranks.is_first()) {
    const Config& config = run.job.config;
    V = read_matrix<double>(config.input.path.front(), &run.origin, config.nmf.missing == MissingValues::nan, {},
                            &run.names);
    if (run.job.images) require_images(shape_of(V), *run.job.images);
    run.row_weights = read_weights(run.job.row_weights);
    check_weights(run.row_weights, V.rows, "row");
    refuse_full(V, run.ranks);
  }
  V.cols = sum_over_ranks(run.ranks, V.cols);
  return V;
}

/// The rows go where their blocks are, with their weights.
template <class T>
BasicSparseMatrix<T> placed(BasicSparseMatrix<T> V, Run& run) {
  std::vector<std::int64_t> numbers(static_cast<std::size_t>(run.ranks.is_alone() ? 0 : V.rows));
  std::iota(numbers.begin(), numbers.end(), std::int64_t{0});
  const RowExchange exchange(run.ranks, std::move(numbers), V.row_starts, run.job.config.nmf.block_entries);
  if (first_says(run.ranks, !run.row_weights.empty())) run.row_weights = exchange(std::move(run.row_weights));
  return exchange(std::move(V));
}

template <class T>
void write(const BasicSparseMatrix<T>& V, BasicFactorization<T>& result, Run& run, RunDirectory& directory) {
  const FactorizeJob& job = run.job;
  run.log.time("write", [&] {
    if (job.config.nmf.fixed == FixedFactor::none) sort_components(result.W, result.H);
    write_factors(result.W, result.H, run.names, FactorWriter(job.format, directory, run.registry));
    write_convergence(result.summary, run.registry, directory);
    if (job.images) {
      const auto images = with_values_of<float>(images_of(result.W, result.H, *job.images));
      write_contact_sheet(columns_of(images), *job.images, directory.path("basis.png"));
    }
  });
  const NamedAxes named{!run.names.rows.empty(), !run.names.columns.empty()};
  write_run_log(factorize_json(run.origin, shape_of(V), named, result.summary, run.log), directory);
  directory.commit();
  run.partial.remove();
}

template <class T>
FactorizeReport factorize_in(BasicSparseMatrix<T> whole, Run& run, std::optional<RunDirectory>& directory) {
  const BasicSparseMatrix<T> V = placed(std::move(whole), run);
  const auto column_weights = read_weights(run.job.column_weights);
  Problem<T> problem(V);
  problem.row_weights = run.row_weights;
  problem.column_weights = column_weights;
  auto result =
      factorize(problem, {run.job.config, run.registry, run.log, run.progress, &run.partial, nullptr, &run.ranks})
          .picked;
  hand_in(result.W, run.ranks);
  if (directory) write(V, result, run, *directory);
  const NamedAxes named{!run.names.rows.empty(), !run.names.columns.empty()};
  return {shape_of(V), named, std::move(result.summary), run.log.warnings(), run.partial.restored() > 0};
}

}  // namespace

FactorizeReport factorize_matrix(const FactorizeJob& job, const Registry& registry, Progress& progress,
                                 Collective& ranks) {
  refuse_batches(job.config.nmf, registry, "factorize");
  std::optional<RunDirectory> directory;
  if (ranks.is_first()) directory.emplace(job.config.output.directory);
  Run run{job, registry, progress, ranks, PartialRun(job.config, ranks)};
  auto V = run.log.time("read", [&] { return read(run); });
  if (!fits_float32(V, job.config.nmf.precision, ranks, run.log)) return factorize_in(std::move(V), run, directory);
  return factorize_in(in_float32(std::move(V)), run, directory);
}

}  // namespace topicmill
