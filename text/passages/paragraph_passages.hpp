// Passages as the author set them: paragraphs.
#pragma once

#include "text/passages/passage_cutter.hpp"

namespace topicmill {

struct ParagraphPassagesOptions {
  std::int64_t min_words = 25;

  static constexpr auto fields() {
    return std::tuple{field("min_words", &ParagraphPassagesOptions::min_words,
                            "Paragraphs of fewer words, such as headings, join the next; the last one the one before.",
                            at_least(1))};
  }
};

/// A paragraph ends at a blank line or a page break; so do the blocks of HTML pages.
class ParagraphPassages : public PassageCutter {
 public:
  explicit ParagraphPassages(ParagraphPassagesOptions options)
      : min_words_(static_cast<std::size_t>(options.min_words)) {}

  std::vector<std::size_t> cut(const Tokens& words) const override;

 private:
  std::size_t min_words_;
};

}  // namespace topicmill
