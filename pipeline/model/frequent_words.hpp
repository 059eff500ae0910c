// The most frequent words of a stream, in bounded memory.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens/vocabulary.hpp"

namespace topicmill {

struct WordCount {
  std::string word;
  std::int64_t count = 0;
};

/// Exact while there are at most `most_words` distinct ones; above that the rarest are forgotten, as in lossy counting
/// (Manku and Motwani 2002), and counts may be too low by as much as forgotten words had.
class FrequentWords {
 public:
  static constexpr std::size_t most_words = 1 << 18;

  void add(std::string_view word, std::int64_t count);

  /// Forgets where there are too many words. To be called now and then, at places that do not depend on threads.
  void trim();

  /// The `count` most frequent, by falling count, ties by code point.
  std::vector<WordCount> first(std::size_t count) const;

 private:
  Vocabulary words_;
  std::vector<std::int64_t> counts_;  ///< by id
  std::int64_t forgotten_ = 0;        ///< words that had come so often were forgotten
};

}  // namespace topicmill
