// What mutual information labels and clusters have by chance.
#pragma once

#include "topics/agreement/contingency.hpp"
#include "topics/agreement/logarithms.hpp"

namespace topicmill {

/// The mean mutual information (in nats) of all ways to assign the documents that leave labels and clusters their
/// sizes: exact, by the hypergeometric distribution of each pair (Vinh, Epps and Bailey 2010, theorem 1). `logs`: up to
/// table.documents. O(sizes of labels, sizes of clusters, sqrt(documents of a pair)).
double expected_information(const Contingency& table, const Logarithms& logs);

}  // namespace topicmill
