#include "topics/coherence/adjacent_words.hpp"

#include <map>

namespace topicmill {
namespace {

constexpr unsigned id_bits = 32;

}  // namespace

void AdjacentCounter::add_document(std::span<const std::uint32_t> words, std::uint32_t other) {
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] >= other || words[i - 1] >= other || words[i] == words[i - 1]) continue;
    ++counts_[(std::uint64_t{words[i - 1]} << id_bits) | words[i]];
  }
}

void AdjacentCounter::operator+=(const AdjacentCounter& more) {
  for (const auto& [pair, count] : more.counts_) counts_[pair] += count;
}

std::vector<AdjacentWords> AdjacentCounter::found(const WordPairs& words) const {
  std::vector<AdjacentWords> found;
  for (const auto& [pair, count] : std::map<std::uint64_t, std::int64_t>(counts_.begin(), counts_.end())) {
    const auto first = static_cast<std::uint32_t>(pair >> id_bits);
    const auto second = static_cast<std::uint32_t>(pair);
    found.push_back({std::string(words.word(first)), std::string(words.word(second)), count});
  }
  return found;
}

}  // namespace topicmill
