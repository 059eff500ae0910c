// What a code point does to word boundaries, reduced to what the fast scanner of the word tokenizer needs.
#pragma once

#include <array>
#include <cstdint>

namespace topicmill {

/// U+202F, which parts digits and stands before French punctuation.
inline constexpr std::int32_t narrow_no_break_space = 0x202F;

/// Word_Break of Unicode (UAX #29), merged where ICU's word rules treat values alike, but for @, which is no letter
/// here as it is in ICU 72, and for U+202F, a space that Unicode 15 joins words with.
enum class WordClass : std::uint8_t {
  other,       ///< never part of a word
  letter,      ///< ALetter
  digit,       ///< Numeric
  underscore,  ///< ExtendNumLet: joins words, but is none when alone
  mid_letter,  ///< joins two letters
  mid_number,  ///< joins two digits
  mid_both,    ///< joins two letters or two digits
  at_sign,     ///< joins a letter or digit to a letter or digit: an address of mail is one word
  extend,      ///< Extend, Format: belongs to what stands before it
  hangul,      ///< a syllable: ICU joins it to nothing but its like
  complex,     ///< needs ICU: dictionaries, emoji sequences, Hebrew quotes, kana
  lead_byte,   ///< in the table of bytes: part of a longer sequence, decode it
};

/// True where a character of that class between two of class `side`, letters or digits, joins them.
constexpr bool joins_two(WordClass between, WordClass side) {
  if (side == WordClass::letter) return between == WordClass::mid_letter || between == WordClass::mid_both;
  return side == WordClass::digit && (between == WordClass::mid_number || between == WordClass::mid_both);
}

/// True where @ joins characters of these classes, right before and behind it.
constexpr bool joins_at_sign(WordClass before, WordClass after) {
  const auto is_side = [](WordClass side) { return side == WordClass::letter || side == WordClass::digit; };
  return is_side(before) && is_side(after);
}

/// Classes of the bytes of UTF-8 and of the code points below `limit`; above it stand Hangul syllables, and all else
/// is complex. Built once from ICU's properties, then immutable.
struct WordClasses {
  static constexpr std::uint32_t limit = 0x3000;
  std::array<WordClass, 256> of_byte;
  std::array<WordClass, limit> of_code_point;

  WordClass of(std::uint32_t code_point) const {
    if (code_point < limit) return of_code_point[code_point];
    return code_point >= 0xAC00 && code_point <= 0xD7A3 ? WordClass::hangul : WordClass::complex;
  }

  static const WordClasses& get();
};

}  // namespace topicmill
