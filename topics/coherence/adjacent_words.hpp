// Words of topics that stand side by side in the text: what phrases are made of.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "topics/coherence/word_pairs.hpp"

namespace topicmill {

/// Two different words of topics, and how often the second follows the first.
struct AdjacentWords {
  std::string first;
  std::string second;
  std::int64_t count = 0;
};

/// Counts them, of whatever topics; memory grows with the pairs that are met. Serves one thread.
class AdjacentCounter {
 public:
  /// The ids of a document's words in order, `other` or more for those that are not wanted.
  void add_document(std::span<const std::uint32_t> words, std::uint32_t other);

  void operator+=(const AdjacentCounter& more);

  /// By first word, then by second, in the order of their ids.
  std::vector<AdjacentWords> found(const WordPairs& words) const;

 private:
  std::unordered_map<std::uint64_t, std::int64_t> counts_;  ///< by both ids, the first one above the second's 32 bits
};

}  // namespace topicmill
