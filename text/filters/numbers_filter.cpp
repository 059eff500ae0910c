#include "text/filters/numbers_filter.hpp"

#include <unicode/uchar.h>

#include "files/encoding/ascii.hpp"
#include "files/encoding/code_points.hpp"
#include "text/tokens/apostrophes.hpp"

namespace topicmill {
namespace {

/// Also the fraction slash, and the decimal and thousands separators of Arabic.
bool is_separator(UChar32 c) {
  if (c == '.' || c == ',' || c == '_' || c == '-' || c == ':' || is_apostrophe(c)) return true;
  return c == 0x066B || c == 0x066C || c == 0x2044 || u_isUWhiteSpace(c);
}

bool is_digit(UChar32 c) {
  return c < 0x80 ? topicmill::is_digit(static_cast<char>(c)) : u_charType(c) == U_DECIMAL_DIGIT_NUMBER;
}

bool is_number(std::string_view term) {
  bool has_digit = false;
  for (std::size_t at = 0; at < term.size();) {
    const UChar32 c = next_code_point(term, at);
    if (is_digit(c)) {
      has_digit = true;
    } else if (!is_separator(c)) {
      return false;
    }
  }
  return has_digit;
}

/// Spares most words the closer look.
bool begins_with_letter(std::string_view term) { return !term.empty() && is_letter(term.front()); }

}  // namespace

void NumbersFilter::apply(Tokens& tokens) {
  constexpr std::string_view mask = "#";
  const auto is_word = [](const Token& token) { return begins_with_letter(token.text) || !is_number(token.text); };
  if (action_ == NumbersAction::drop) tokens.keep_if(is_word);
  if (action_ != NumbersAction::mask) return;
  for (auto& token : tokens.list()) {
    if (!is_word(token)) token.text = tokens.store(mask);
  }
}

}  // namespace topicmill
