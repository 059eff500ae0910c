// Topics that many random starts agree on (Kotliar et al. 2019, "Identifying gene expression programs of cell-type
// identity and cellular activity with single-cell RNA-Seq": cNMF).
#pragma once

#include <cstdint>
#include <span>

#include "nmf/factorize.hpp"

namespace topicmill {

struct ConsensusOptions {
  std::int64_t runs = 10;
  double neighbors = 0.3;         ///< a topic is judged by its nearest ones: so many, times the runs
  double outlier_distance = 0.5;  ///< topics whose nearest ones are further on average are left out
};

struct Consensus {
  Factor W;
  Factor H;
  std::int64_t found = 0;     ///< topics of all runs
  std::int64_t outliers = 0;  ///< of these, left out
  double relative_error = 0;  ///< |V - W H^T| / |V|
};

/// Factorizes from random starts (random_restarts()), takes all their topics, of length 1, leaves out those that have
/// no near neighbors, groups the others into options.topics clusters by k-means (++-seeded, the best of ten), and takes
/// the median of each cluster, term by term; then W given H, and H given that W. Where too few topics are near any
/// other, none is left out. O(runs) factorizations side by side, and (runs k)^2 (m + iterations). The same bytes for
/// any number of threads. Throws as factorize() does.
Consensus consensus(const SparseMatrix& V, const NmfOptions& options, const ConsensusOptions& how, std::uint64_t seed,
                    const Registry& registry = nmf_registry());

/// The medians of clusters of topics alone: m x k of the columns of several H, each m x k.
Consensus consensus_topics(std::span<const Factor> runs, const ConsensusOptions& how, std::uint64_t seed);

}  // namespace topicmill
