// Writes one character for all its variants before the text is cut: what NFKC says, and apostrophes.
#pragma once

#include <string>

#include "text/tokens/char_filter.hpp"

namespace topicmill {

/// Brings text into Unicode's normal form NFKC, so that CO₂ is CO2, ﬁne is fine and half-width kana are words, with
/// what a reader of words would have otherwise:
///   apostrophes    ‘ ’ ‛ ʼ ＇ become ', as do ´ ʹ ʻ ʽ ′ between letters
///   numbers        a no-break or thin space that groups digits in threes goes: 10 000 is one number
///   fractions      blanks part ½ and ① from what they touch: 3½ is 3 and 1⁄2
///   ™ ℠            stay: they are no letters of the word before them
///   Thai, Lao ...  stay: ICU's dictionaries hold their words as people write them
/// Marks are composed with their letter; of a run of more than `longest_run` characters that may combine, each such
/// part is normalized by itself (compare the Stream-Safe Text Format of UAX #15), so that the time is linear. ASCII
/// passes untouched at the speed of memory.
class NormalizeCharFilter : public CharFilter {
 public:
  /// Throws InputError where ICU's data are missing.
  bool apply(std::string_view text, FilteredText& out) override;
  bool is_lossless() const override { return true; }
  std::unique_ptr<CharFilter> clone() const override { return std::make_unique<NormalizeCharFilter>(*this); }

  static constexpr std::size_t longest_run = 30;

 private:
  std::string normal_;  ///< scratch
};

}  // namespace topicmill
