#include "text/char_filters/normalize_char_filter.hpp"

#include <unicode/uchar.h>

#include <bitset>
#include <utility>

#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_kernels.hpp"
#include "files/encoding/code_points.hpp"
#include "text/tokens/apostrophes.hpp"
#include "text/tokens/filtered_text.hpp"
#include "text/tokens/icu_normalizers.hpp"

namespace topicmill {
namespace {

/// What numbers are grouped with, beside the common blank.
bool is_grouping_space(std::int32_t c) { return c == 0x00A0 || c == 0x2007 || c == 0x2009 || c == 0x202F; }

/// ½ and ①: a number that belongs to no word or number beside it.
bool stands_alone(std::int32_t c) {
  const auto type = u_getIntPropertyValue(c, UCHAR_DECOMPOSITION_TYPE);
  return type == U_DT_FRACTION || (type == U_DT_CIRCLE && u_charType(c) == U_OTHER_NUMBER);
}

bool is_trademark(std::int32_t c) { return c == 0x2120 || c == 0x2122; }

/// True where the character stays as it is, whatever stands beside it.
bool is_plain(std::int32_t c) {
  if (is_apostrophe(c) || is_apostrophe_between_letters(c)) return false;
  if (is_trademark(c) || u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return true;
  return u_getIntPropertyValue(c, UCHAR_NFKC_QUICK_CHECK) == UNORM_YES;
}

/// is_plain() of the Basic Multilingual Plane. Han, Hangul syllables and private characters are, and are not asked for:
/// they are most of it.
struct PlainCharacters {
  PlainCharacters() {
    set.set();
    for (const auto& [begin, end] : {std::pair{0x80, 0x3400}, std::pair{0xA000, 0xAC00}, std::pair{0xF900, 0x10000}}) {
      for (std::int32_t c = begin; c < end; ++c) set[static_cast<std::size_t>(c)] = is_plain(c);
    }
  }
  std::bitset<0x10000> set;
};

/// How many digits, up to four, go on from `at` in direction `step`.
int count_digits(std::string_view text, std::size_t at, int step) {
  int count = 0;
  for (; count < 4 && at < text.size() && is_digit(text[at]); at += static_cast<std::size_t>(step)) ++count;
  return count;
}

/// True where text[begin, end) parts digits as in 10 000 or 1 234 567.
bool groups_digits(std::string_view text, std::size_t begin, std::size_t end) {
  const int before = count_digits(text, begin - 1, -1);
  return before >= 1 && before <= 3 && count_digits(text, end, 1) == 3;
}

/// Where the code point begins that ends before `at`, which is above 0.
std::size_t begin_of_last(std::string_view text, std::size_t at) {
  for (--at; at > 0 && (text[at] & 0xC0) == 0x80;) --at;
  return at;
}

bool is_between_letters(std::string_view text, std::size_t begin, std::size_t end) {
  if (begin == 0 || end == text.size()) return false;
  std::size_t before = begin_of_last(text, begin);
  return u_isalpha(next_code_point(text, before)) && u_isalpha(next_code_point(text, end));
}

/// Rewrites one text.
class Rewriting {
 public:
  Rewriting(std::string_view text, std::string& normal, FilteredText& out) : text_(text), normal_(normal), out_(out) {}

  /// Rewrites the character c, text[begin, end), which is not plain, and what combines with it; returns where that
  /// ends.
  std::size_t rewrite(std::int32_t c, std::size_t begin, std::size_t end) {
    if (is_apostrophe(c) || (is_apostrophe_between_letters(c) && is_between_letters(text_, begin, end))) {
      return replace(begin, end, "'");
    }
    if (is_grouping_space(c) && groups_digits(text_, begin, end)) return replace(begin, end, "");
    const std::size_t first = begin_of_part(c, begin);
    end = end_of_part(end);
    normal_.clear();
    UErrorCode status = U_ZERO_ERROR;
    icu::StringByteSink<std::string> sink(&normal_);
    const auto part = text_.substr(first, end - first);
    nfkc_.normalizeUTF8(0, {part.data(), static_cast<std::int32_t>(part.size())}, sink, nullptr, status);
    require_normalized(status);
    looked_at_ = end;
    if (normal_ == part) return end;
    return replace(first, end, stands_alone(c) ? " " + normal_ + " " : normal_);
  }

  /// False where nothing changed.
  bool finish() {
    if (changed_) out_.keep(kept_, text_.size());
    return changed_;
  }

 private:
  std::size_t replace(std::size_t begin, std::size_t end, std::string_view by) {
    if (!changed_) out_.start(text_);
    changed_ = true;
    out_.keep(kept_, begin);
    out_.replace(begin, end, by);
    return kept_ = looked_at_ = end;
  }

  /// Back to the character that those up to c may combine with.
  std::size_t begin_of_part(std::int32_t c, std::size_t begin) const {
    for (std::size_t n = 0; n < NormalizeCharFilter::longest_run && begin > looked_at_ && !nfkc_.hasBoundaryBefore(c);
         ++n) {
      std::size_t at = begin = begin_of_last(text_, begin);
      c = next_code_point(text_, at);
    }
    return begin;
  }

  std::size_t end_of_part(std::size_t end) const {
    for (std::size_t n = 0, next = end; n < NormalizeCharFilter::longest_run && end < text_.size(); ++n, end = next) {
      if (nfkc_.hasBoundaryBefore(next_code_point(text_, next))) break;
    }
    return end;
  }

  std::string_view text_;
  std::string& normal_;
  FilteredText& out_;
  const icu::Normalizer2& nfkc_ = icu_normalizer(icu::Normalizer2::getNFKCInstance);
  std::size_t kept_ = 0;       ///< up to where text_ is in out_, once it has changed
  std::size_t looked_at_ = 0;  ///< the end of the last part
  bool changed_ = false;
};

const PlainCharacters& plain_characters() {
  static const PlainCharacters characters;
  return characters;
}

}  // namespace

bool NormalizeCharFilter::apply(std::string_view text, FilteredText& out) {
  std::size_t at = find_not_ascii(text, 0);
  if (at == text.size()) return false;
  const auto& plain = plain_characters().set;
  Rewriting rewriting(text, normal_, out);
  for (; at < text.size(); at = find_not_ascii(text, at)) {
    while (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) {
      const std::size_t begin = at;
      const std::int32_t c = next_code_point(text, at);
      const bool stays = c < 0x10000 ? plain[static_cast<std::size_t>(c)] : is_plain(c);
      if (!stays) at = rewriting.rewrite(c, begin, at);
    }
  }
  return rewriting.finish();
}

}  // namespace topicmill
