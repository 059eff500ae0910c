// The leading singular triplets of a matrix, by randomized subspace iteration.
#pragma once

#include <cstdint>
#include <vector>

#include "nmf/algebra/matrix_view.hpp"

namespace topicmill {

/// V ~ U diag(sigma) R^T. U: n x rank and R: m x rank with orthonormal columns (of either sign), sigma descending.
struct TruncatedSvd {
  Factor U;
  Factor R;
  std::vector<double> sigma;
};

/// Halko, Martinsson and Tropp (2011): subspace iteration from the right, with 10 extra directions and
/// orthonormalization once a round. 2 rounds + 1 products with V. The same bytes for the same seed and any number of
/// threads.
TruncatedSvd truncated_svd(const MatrixView<float>& V, const MatrixView<float>& Vt, std::int64_t rank,
                           std::uint64_t seed, int rounds = 5);

}  // namespace topicmill
