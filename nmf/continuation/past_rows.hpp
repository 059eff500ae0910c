// What stays of rows that are gone: means of many, for topics to go on with.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// Rows that each stand for several.
struct PastRows {
  SparseMatrix means;                ///< r x m
  std::vector<double> weights;       ///< r: the sum of those of the rows that a mean is of
  std::vector<std::int64_t> counts;  ///< r: how many these are

  std::int64_t rows() const;  ///< the sum of counts
};

/// The rows of both.
PastRows stack(PastRows a, const PastRows& b);

/// Rows and their topics. Refers to its parts.
struct RowsOfTopics {
  const SparseMatrix& V;                   ///< n x m
  const Factor& W;                         ///< n x k
  std::span<const double> weights{};       ///< n; empty: all 1
  std::span<const std::int64_t> counts{};  ///< n: how many each stands for; empty: all 1
};

/// The weighted means of rows that have the same two largest topics, in that order, as parts of their sum (H: m x k).
/// Pairs of fewer than five rows, and all but the 15 k of the most rows, are one with the rest of their larger topic;
/// where that has fewer than five, its mean is what the topic makes of it: no mean shows a row. Of a mean the 1000
/// largest values stay. Rows of zeros, and those that weigh nothing, go. Parallel over means; O(nnz) time, O(threads m)
/// memory. The same bytes for any number of threads.
///
/// Topics that go on with such means fit all rows as well as those of a factorization of all, or better: values that
/// single rows have are evened out. One row for each topic, its column of H or its mean, does worse (docs/update.md).
PastRows summarize_rows(std::span<const RowsOfTopics> parts, const Factor& H);

}  // namespace topicmill
