// How well the clusters that topics make of the documents agree with labels that people gave them.
#pragma once

#include <cstdint>
#include <span>

namespace topicmill {

/// Each is 1 where clusters and labels are the same partition.
struct Agreement {
  double nmi = 0;     ///< mutual information over the mean of both entropies; 0: independent
  double purity = 0;  ///< share of documents that have the commonest label of their cluster
  double ari = 0;     ///< adjusted Rand index (Hubert and Arabie 1985); 0 in the mean of random clusters, may be below
};

/// Of documents by the numbers of their label and their cluster, from 0; both spans of one length. The definitions,
/// those of edge cases as well, are scikit-learn's: no document, or one label and one cluster, agree (1). O(n + pairs).
Agreement agreement(std::span<const std::int64_t> labels, std::span<const std::int64_t> clusters);

}  // namespace topicmill
