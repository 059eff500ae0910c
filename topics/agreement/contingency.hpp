// How documents fall into labels and clusters at once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace topicmill {

/// How many documents each label, each cluster and each pair of both has. Labels and clusters are numbered from 0, in
/// the order of the numbers that they were given by.
struct Contingency {
  struct Pair {
    std::size_t cluster = 0;
    std::size_t label = 0;
    std::int64_t documents = 0;
  };

  std::vector<std::int64_t> labels;    ///< documents of each
  std::vector<std::int64_t> clusters;  ///< documents of each
  std::vector<Pair> pairs;             ///< those that some document has, by cluster, then label
  std::int64_t documents = 0;
};

/// Of documents by the numbers of their label and their cluster, both spans of one length. O(n log n).
Contingency count_pairs(std::span<const std::int64_t> labels, std::span<const std::int64_t> clusters);

}  // namespace topicmill
