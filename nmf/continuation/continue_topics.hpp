// Topics that go on with new rows: what was factorized before is gone, but for its topics and means of its rows.
//
//   const topicmill::Factorization next = topicmill::continue_topics(V, {}, {H, past_rows}, options);
//   // V: n x m; H: m x k, and what summarize_rows() gave of the rows before; next.W: n x k', next.H: m x k', k' >= k,
//   the old topics first
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "base/sparse_matrix.hpp"
#include "nmf/continuation/past_rows.hpp"
#include "nmf/factorize.hpp"

namespace topicmill {

/// What goes on: topics, and what stays of the rows that they were made of.
struct PastTopics {
  const Factor& H;  ///< m x k
  const PastRows& rows;
};

/// Factorizes V and the past rows together, from H on: topics keep their columns and move as far as the new rows
/// outweigh the past ones. Then adds topics that no old one stands for (new_topics.hpp), at most `most_new` of them,
/// behind the old ones. `row_weights`: n, or empty for 1; options.topics, restarts, init and moves do not matter. The
/// same bytes for any number of threads. Memory: that of factorize(), and V once more. Throws as factorize() does;
/// UsageError where options fix a factor, or where the loss knows no weights of rows (itakura_saito).
Factorization continue_topics(const SparseMatrix& V, std::span<const double> row_weights, const PastTopics& past,
                              const NmfOptions& options, std::optional<std::int64_t> most_new = std::nullopt,
                              std::uint64_t seed = 42, const Registry& registry = nmf_registry(),
                              const NmfProgress& progress = {});

}  // namespace topicmill
