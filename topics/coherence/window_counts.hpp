// In how many windows of the text words, and pairs of words, occur: exactly, however often a window repeats a word.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "topics/coherence/word_pairs.hpp"

namespace topicmill {

/// The width of a window that is the whole document.
inline constexpr std::int64_t document_width = std::numeric_limits<std::int64_t>::max();

/// Windows of `width` tokens at every place of every document; a document that is shorter, or empty, is one window.
struct WindowCounts {
  std::int64_t width = 0;
  std::int64_t windows = 0;
  std::vector<std::int64_t> words;  ///< windows that have the word, by its id
  std::vector<std::int64_t> pairs;  ///< windows that have both words, by the number of the pair

  /// Adds counts of the same width, words and pairs.
  void operator+=(const WindowCounts& other);
};

/// Counts windows of several widths at once. The windows of a word are a union of intervals of where they begin, those
/// of a pair are where two unions meet: O(tokens + pairs present * occurrences), whatever the width. Serves one thread.
class WindowCounter {
 public:
  /// `pairs` must outlive the counter.
  WindowCounter(const WordPairs& pairs, std::span<const std::int64_t> widths);

  /// The ids of a document's words in order, pairs.other_word() or more for those that are not wanted. For
  /// document_width, the set of the wanted ones is enough.
  void add_document(std::span<const std::uint32_t> words);

  /// By width, in the order given.
  const std::vector<WindowCounts>& counts() const { return counts_; }

 private:
  /// Windows that begin in [begin, end).
  struct Interval {
    std::int64_t begin = 0;
    std::int64_t end = 0;
  };
  struct Occurrences {
    std::vector<std::int64_t> positions;
    std::vector<Interval> windows;
  };

  void add_occurrence(std::uint32_t word, std::int64_t position);
  void count(std::int64_t words);
  void count_width(std::int64_t words, WindowCounts& counts);
  void find_windows(std::int64_t width, std::int64_t windows, Occurrences& of) const;
  static std::int64_t overlap(const Occurrences& a, const Occurrences& b);

  const WordPairs& pairs_;
  std::vector<WindowCounts> counts_;
  std::vector<Occurrences> occurrences_;  ///< in the document at hand, of each word
  std::vector<std::uint32_t> present_;    ///< words of the document at hand
};

}  // namespace topicmill
