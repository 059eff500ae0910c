// NMF of any matrix file, without a word of text: what `topicmill factorize` does.
#pragma once

#include <optional>
#include <string>

#include "nmf/summary.hpp"
#include "pipeline/config/config.hpp"
#include "pipeline/drawing/image_shape.hpp"
#include "pipeline/progress/progress.hpp"
#include "pipeline/run_directory/run_json.hpp"

namespace topicmill {

/// What to factorize beside config.nmf, and how to write it.
struct FactorizeJob {
  Config config;                           ///< config.input.path: the one matrix
  std::string format = "csv";              ///< "csv" or "npy"
  std::optional<std::string> row_weights;  ///< files of numbers, one for each row or column
  std::optional<std::string> column_weights;
  std::optional<ImageShape> images;  ///< of the rows or columns of the matrix: draws the components in basis.png
};

/// What there is to say of a finished factorization.
struct FactorizeReport {
  MatrixShape shape;
  NamedAxes named;
  Summary summary;
  std::vector<std::string> warnings;
  bool resumed = false;  ///< it went on from what a run that was stopped had kept
};

/// Reads the matrix and factorizes it with config.nmf, in float64 where float32 does not hold its values. Writes W (n x
/// k) and H (k x m), convergence and run.json into the run directory. In CSV, W has the names of the rows where the
/// matrix has any, and H those of the columns, before each row and above each column; else they are plain numbers.
/// Beside NumPy's files, row_names and column_names hold them. Components are in the order of prevalence, but where a
/// factor is fixed, in that of the start. Several ranks call it together; the first reads and writes. Throws UsageError
/// where images have another shape than the matrix.
FactorizeReport factorize_matrix(const FactorizeJob& job, const Registry& registry, Progress& progress,
                                 Collective& ranks = alone());

}  // namespace topicmill
