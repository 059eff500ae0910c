// Topics that many random starts agree on (Kotliar et al. 2019, "Identifying gene expression programs of cell-type
// identity and cellular activity with single-cell RNA-Seq": cNMF).
#pragma once

#include <cstdint>
#include <span>

#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// Which topics of the runs count.
struct ConsensusOptions {
  double neighbors = 0.3;         ///< a topic is judged by its nearest ones: so many, times the runs
  double outlier_distance = 0.5;  ///< topics whose nearest ones are further on average are left out
};

/// The topics that several runs agree on.
struct Consensus {
  Factor H;                   ///< m x k, zero where fewer than k topics are left
  std::int64_t found = 0;     ///< topics of all runs
  std::int64_t outliers = 0;  ///< of these, left out, with those that are dead
};

/// The topics that several runs, each H m x k, agree on. Takes all topics, of length 1, leaves out those that have no
/// near neighbors, groups the others into k clusters by k-means (++-seeded, the best of ten), and takes the median of
/// each cluster, term by term. Where too few topics are near any other, none is left out but the dead. O((runs k)^2 (m
/// + iterations)). The same bytes for any number of threads. restarts.hpp fits W and H to them.
Consensus consensus_topics(std::span<const Factor> runs, const ConsensusOptions& how, std::uint64_t seed);

}  // namespace topicmill
