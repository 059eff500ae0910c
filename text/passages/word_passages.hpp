// Passages of about as many words.
#pragma once

#include "text/passages/passage_cutter.hpp"

namespace topicmill {

struct WordPassagesOptions {
  std::int64_t count = 200;

  static constexpr bool shorthand = true;  ///< words: 200
  static constexpr auto fields() {
    return std::tuple{field("count", &WordPassagesOptions::count,
                            "About how many words a passage has, as the tokenizer cut them; it ends with the paragraph "
                            "or sentence that ends within a quarter of that.",
                            at_least(1))};
  }
};

/// A passage ends at the paragraph's end that is nearest to `count` words, where one is within a quarter of that, else
/// at the nearest end of a sentence there, else at the word. A rest of less than half of it joins the last passage.
class WordPassages : public PassageCutter {
 public:
  explicit WordPassages(WordPassagesOptions options) : count_(static_cast<std::size_t>(options.count)) {}

  std::vector<std::size_t> cut(const Tokens& words) const override;

 private:
  /// The end of the passage that begins with the word `begin`, of those at most `last`.
  std::size_t end_of(const Tokens& words, std::size_t begin, std::size_t last) const;

  std::size_t count_;
};

}  // namespace topicmill
