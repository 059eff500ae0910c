#include "pipeline/frequent_words.hpp"

#include <algorithm>

namespace topicmill {

void FrequentWords::add(std::string_view word, std::int64_t count) { counts_[std::string(word)] += count; }

void FrequentWords::trim() {
  while (counts_.size() > most_words) {
    ++forgotten_;
    std::erase_if(counts_, [this](const auto& entry) { return entry.second <= forgotten_; });
  }
}

std::vector<WordCount> FrequentWords::first(std::size_t count) const {
  std::vector<WordCount> words;
  for (const auto& [word, times] : counts_) words.push_back({word, times});
  const auto end = words.begin() + static_cast<std::ptrdiff_t>(std::min(count, words.size()));
  std::partial_sort(words.begin(), end, words.end(), [](const WordCount& a, const WordCount& b) {
    return a.count != b.count ? a.count > b.count : a.word < b.word;
  });
  words.erase(end, words.end());
  return words;
}

}  // namespace topicmill
