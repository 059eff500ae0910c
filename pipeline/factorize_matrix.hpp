// NMF of any matrix file, without a word of text: what `topicmill factorize` does.
#pragma once

#include <string>

#include "base/sparse_matrix.hpp"
#include "nmf/factorize.hpp"
#include "pipeline/config.hpp"
#include "pipeline/progress.hpp"

namespace topicmill {

/// What there is to say of a finished factorization.
struct FactorizeReport {
  SparseMatrix shape;  ///< rows, cols and no entries
  Summary summary;
  std::vector<std::string> warnings;
};

/// Reads the matrix at config.input.path (one path), factorizes it with config.nmf, and writes W (n x k) and H (k x m)
/// as "csv" or "npy", convergence and run.json into the run directory. Components are in the order of prevalence.
FactorizeReport factorize_matrix(const Config& config, const std::string& format, const Registry& registry,
                                 Progress& progress);

}  // namespace topicmill
