#include "text/tokenizers/word_class.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include "text/tokenizers/icu_words.hpp"

namespace topicmill {
namespace {

/// Thai, Lao, Khmer, Burmese and Han are cut by ICU's dictionaries, whatever their Word_Break says.
bool has_dictionary(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  return u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT ||
         uscript_getScript(c, &status) == USCRIPT_HAN;
}

/// ICU itself says whether a text is one word.
bool is_one_word(std::string_view text) {
  Tokens tokens;
  IcuWords().append(text, 0, text.size(), tokens);
  return tokens.list().size() == 1 && tokens.list().front().text == text;
}

WordClass class_of(UChar32 c) {
  if (c == '@') return WordClass::at_sign;
  if (c == narrow_no_break_space) return WordClass::other;
  // ICU's rules depart from the property here, and have changed: ICU 72 no longer joins a:b.
  if (c == ':') return is_one_word("a:b") ? WordClass::mid_letter : WordClass::other;
  if (has_dictionary(c)) return WordClass::complex;
  switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
    case U_WB_ALETTER:
      return WordClass::letter;
    case U_WB_NUMERIC:
      return WordClass::digit;
    case U_WB_EXTENDNUMLET:
      return WordClass::underscore;
    case U_WB_MIDLETTER:
      return WordClass::mid_letter;
    case U_WB_MIDNUM:
      return WordClass::mid_number;
    case U_WB_MIDNUMLET:
    case U_WB_SINGLE_QUOTE:
      return WordClass::mid_both;
    case U_WB_EXTEND:
    case U_WB_FORMAT:
      return WordClass::extend;
    case U_WB_OTHER:
    case U_WB_CR:
    case U_WB_LF:
    case U_WB_NEWLINE:
    case U_WB_WSEGSPACE:
    case U_WB_DOUBLE_QUOTE:
      return WordClass::other;
    default:
      return WordClass::complex;
  }
}

WordClasses build() {
  WordClasses classes{};
  for (std::uint32_t c = 0; c < WordClasses::limit; ++c) classes.of_code_point[c] = class_of(static_cast<UChar32>(c));
  for (std::size_t byte = 0; byte < 256; ++byte) {
    classes.of_byte[byte] = byte < 0x80 ? classes.of_code_point[byte] : WordClass::lead_byte;
  }
  return classes;
}

}  // namespace

const WordClasses& WordClasses::get() {
  static const WordClasses classes = build();
  return classes;
}

}  // namespace topicmill
