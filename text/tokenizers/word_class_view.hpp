// The code points of a text by what they do to word boundaries. Inline, as tokenizers ask at each of them.
#pragma once

#include <cstdint>
#include <string_view>

#include "files/encoding/ascii_block.hpp"
#include "text/tokenizers/word_class.hpp"

namespace topicmill {

struct WordUnit {
  WordClass kind = WordClass::other;
  std::uint32_t size = 0;
};

/// Classes of the code points of a text.
class WordClassView {
 public:
  explicit WordClassView(std::string_view text) : text_(text), classes_(WordClasses::get()) {}

  /// The code point at `at`; past the end it is `other` of size 0.
  WordUnit operator[](std::size_t at) const {
    if (at >= text_.size()) return {};
    const WordClass kind = classes_.of_byte[byte(at)];
    return kind == WordClass::lead_byte ? decode(at) : WordUnit{kind, 1};
  }

  bool is_plain_other(std::size_t at) const {
    return at < text_.size() && classes_.of_byte[byte(at)] == WordClass::other;
  }

  /// Where the run of ASCII letters ends that begins at `at`.
  std::size_t skip_plain_letters(std::size_t at) const {
    while (at + 8 <= text_.size()) {
      const unsigned letters = ascii_block::leading_letters(ascii_block::load(text_.data() + at));
      at += letters;
      if (letters < 8) return at;
    }
    while (at < text_.size() && classes_.of_byte[byte(at)] == WordClass::letter) ++at;
    return at;
  }

 private:
  std::uint8_t byte(std::size_t at) const { return static_cast<std::uint8_t>(text_[at]); }
  std::uint32_t tail(std::size_t at) const { return byte(at) & 0x3FU; }

  WordUnit decode(std::size_t at) const {
    const std::uint32_t lead = byte(at);
    if (lead < 0xE0 && at + 1 < text_.size()) return {classes_.of((lead & 0x1FU) << 6 | tail(at + 1)), 2};
    if (lead < 0xF0 && at + 2 < text_.size()) {
      return {classes_.of((lead & 0x0FU) << 12 | tail(at + 1) << 6 | tail(at + 2)), 3};
    }
    return {WordClass::complex, 1};
  }

  std::string_view text_;
  const WordClasses& classes_;
};

}  // namespace topicmill
