#include "pipeline/model/frequent_words.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace topicmill {

void FrequentWords::add(std::string_view word, std::int64_t count) {
  const auto id = words_.intern(word);
  counts_.resize(words_.size(), 0);
  counts_[id] += count;
}

void FrequentWords::trim() {
  while (words_.size() > most_words) {
    ++forgotten_;
    const Vocabulary words = std::exchange(words_, Vocabulary());
    const std::vector<std::int64_t> counts = std::exchange(counts_, {});
    for (std::uint32_t id = 0; id < words.size(); ++id) {
      if (counts[id] > forgotten_) add(words.term(id), counts[id]);
    }
  }
}

std::vector<WordCount> FrequentWords::first(std::size_t count) const {
  std::vector<std::uint32_t> ids(words_.size());
  std::iota(ids.begin(), ids.end(), 0U);
  const auto end = ids.begin() + static_cast<std::ptrdiff_t>(std::min(count, ids.size()));
  std::partial_sort(ids.begin(), end, ids.end(), [this](std::uint32_t a, std::uint32_t b) {
    return counts_[a] != counts_[b] ? counts_[a] > counts_[b] : words_.term(a) < words_.term(b);
  });
  std::vector<WordCount> words;
  std::for_each(ids.begin(), end, [&](std::uint32_t id) {
    words.push_back({std::string(words_.term(id)), counts_[id]});
  });
  return words;
}

}  // namespace topicmill
