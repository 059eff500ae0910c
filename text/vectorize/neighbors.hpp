// Terms that keep company: a document of few words also says what its words are said with.
#pragma once

#include <cstdint>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "text/vectorize/vectorize_options.hpp"

namespace topicmill {

/// m x m: row j holds the options.count nearest terms of term j, each with its similarity times options.weight. Near is
/// who has the highest normalized pointwise mutual information over documents (Bouma 2009), ln(p(a, b) / p(a) p(b)) /
/// -ln p(a, b), of those above 0.2 that share at least three documents; of equals the lower id. `counts`: n x m.
/// Parallel over terms; O(sum of squares of the distinct terms of each document) time, O(nnz + threads m) memory.
SparseMatrix nearest_terms(const SparseMatrix& counts, const NeighborOptions& options);

/// Room to add neighbors to one document after the other. Serves one thread at a time.
class Spreading {
 public:
  /// v + v S for a row v of weights, whose columns ascend, and S of nearest_terms(); columns that it did not have are
  /// added.
  void spread(const SparseMatrix& neighbors, std::vector<std::uint32_t>& columns, std::vector<double>& weights);

 private:
  void add(std::uint32_t column, double weight);

  std::vector<double> sums_;            ///< m: of the row at hand, else 0
  std::vector<std::uint32_t> reached_;  ///< columns of the row at hand
};

}  // namespace topicmill
