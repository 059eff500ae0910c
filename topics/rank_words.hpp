// Words of a topic by a score, where equal scores go by weight.
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "topics/word_scores.hpp"

namespace topicmill {

/// Sorts words, each a ScoredWord, by falling score. Scores that differ by what rounding may do are equal, such as the
/// lift of all words that one topic alone has: of these the heavier word comes first, then that of the lower id.
/// O(n log n).
template <class Word>
void rank_by(WordScore by, std::vector<Word>& words) {
  constexpr double rounding = 1e-9;
  const auto is_heavier = [](const ScoredWord& a, const ScoredWord& b) {
    return a.weight != b.weight ? a.weight > b.weight : a.id < b.id;
  };
  std::sort(words.begin(), words.end(), [&](const ScoredWord& a, const ScoredWord& b) {
    return a.of(by) != b.of(by) ? a.of(by) > b.of(by) : is_heavier(a, b);
  });
  for (auto first = words.begin(); first != words.end();) {
    const double least = first->of(by) - rounding * std::max(1.0, std::abs(first->of(by)));
    const auto end = std::find_if(first, words.end(), [&](const ScoredWord& word) { return word.of(by) < least; });
    std::sort(first, end, is_heavier);
    first = end;
  }
}

}  // namespace topicmill
