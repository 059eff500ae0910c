#include "text/filters/marks_filter.hpp"

#include <unicode/unistr.h>

#include <algorithm>

#include "files/encoding/ascii_kernels.hpp"
#include "files/encoding/code_points.hpp"
#include "text/filters/normalize_filter.hpp"
#include "text/tokens/icu_normalizers.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::int32_t diaeresis = 0x0308;
constexpr std::int32_t tatweel = 0x0640;

/// Letters with a stroke, and others that Unicode does not take apart.
struct Spelling {
  std::int32_t letter;
  std::u16string_view plain;
};
constexpr std::array<Spelling, 20> spellings{{{U'Æ', u"AE"sv}, {U'Ð', u"D"sv},  {U'Ø', u"O"sv}, {U'Þ', u"TH"sv},
                                              {U'ß', u"ss"sv}, {U'æ', u"ae"sv}, {U'ð', u"d"sv}, {U'ø', u"o"sv},
                                              {U'þ', u"th"sv}, {U'Đ', u"D"sv},  {U'đ', u"d"sv}, {U'Ħ', u"H"sv},
                                              {U'ħ', u"h"sv},  {U'ı', u"i"sv},  {U'Ł', u"L"sv}, {U'ł', u"l"sv},
                                              {U'Œ', u"OE"sv}, {U'œ', u"oe"sv}, {U'Ŧ', u"T"sv}, {U'ŧ', u"t"sv}}};

constexpr bool is_within(std::int32_t c, std::int32_t first, std::int32_t last) { return c >= first && c <= last; }

/// The blocks of combining marks that belong to no script.
bool is_diacritic(std::int32_t c) {
  return is_within(c, 0x0300, 0x036F) || is_within(c, 0x1AB0, 0x1AFF) || is_within(c, 0x1DC0, 0x1DFF) ||
         is_within(c, 0x20D0, 0x20F0) || is_within(c, 0xFE20, 0xFE2F);
}

/// Vowel points and the signs of the Quran, without madda and hamza, which are part of letters.
bool is_haraka(std::int32_t c) {
  return is_within(c, 0x064B, 0x0652) || is_within(c, 0x0656, 0x065F) || c == 0x0670 || is_within(c, 0x0610, 0x061A) ||
         is_within(c, 0x06D6, 0x06DC) || is_within(c, 0x06DF, 0x06E4) || is_within(c, 0x06E7, 0x06E8) ||
         is_within(c, 0x06EA, 0x06ED);
}

bool is_niqqud(std::int32_t c) {
  return is_within(c, 0x0591, 0x05BD) || c == 0x05BF || is_within(c, 0x05C1, 0x05C2) || is_within(c, 0x05C4, 0x05C5) ||
         c == 0x05C7;
}

/// Of a Cyrillic letter only stress marks are diacritics, and the dots of ё.
bool is_diacritic_of(std::int32_t mark, std::int32_t letter) {
  if (!is_diacritic(mark)) return false;
  if (!is_within(letter, 0x0400, 0x052F)) return true;
  if (mark == diaeresis) return letter == U'е' || letter == U'Е';
  return mark == 0x0300 ||
         (mark == 0x0301 && U"гГкК"sv.find(static_cast<char32_t>(letter)) == std::u32string_view::npos);
}

bool takes_umlaut(std::int32_t letter) {
  return U"aouAOU"sv.find(static_cast<char32_t>(letter)) != std::u32string_view::npos;
}

/// Writes the characters of one term.
class Stripping {
 public:
  Stripping(const MarksOptions& options, icu::UnicodeString& out) : options_(options), out_(out) {}

  /// A character that Unicode does not take apart any further.
  void write(std::int32_t c) {
    if (drops(MarkKind::diacritics) && is_diacritic(c)) return write_diacritic(c);
    if (drops(MarkKind::harakat) && is_haraka(c)) return;
    if (drops(MarkKind::niqqud) && is_niqqud(c)) return;
    if (drops(MarkKind::tatweel) && c == tatweel) return;
    letter_ = c;
    const auto* const spelling =
        std::find_if(spellings.begin(), spellings.end(), [&](const Spelling& known) { return known.letter == c; });
    if (drops(MarkKind::diacritics) && spelling != spellings.end()) {
      out_.append(spelling->plain.data(), static_cast<std::int32_t>(spelling->plain.size()));
    } else {
      out_.append(c);
    }
  }

 private:
  bool drops(MarkKind kind) const {
    return std::find(options_.drop.begin(), options_.drop.end(), kind) != options_.drop.end();
  }

  void write_diacritic(std::int32_t mark) {
    const bool umlaut = mark == diaeresis && takes_umlaut(letter_);
    if (umlaut && options_.umlauts == Umlauts::expand) {
      out_.append(letter_ < 'a' ? u'E' : u'e');
    } else if ((umlaut && options_.umlauts == Umlauts::keep) || !is_diacritic_of(mark, letter_)) {
      out_.append(mark);
    }
  }

  const MarksOptions& options_;
  icu::UnicodeString& out_;
  std::int32_t letter_ = 0;  ///< that marks belong to
};

}  // namespace

void MarksFilter::strip(std::string_view term) {
  const auto& nfc = icu_normalizer(icu::Normalizer2::getNFCInstance);
  icu::UnicodeString stripped;
  icu::UnicodeString parts;
  Stripping stripping(options_, stripped);
  for (std::size_t at = 0; at < term.size();) {
    const std::int32_t c = next_code_point(term, at);
    if (!nfc.getDecomposition(c, parts)) {
      stripping.write(c);
      continue;
    }
    for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) stripping.write(parts.char32At(i));
  }
  result_.clear();
  stripped.toUTF8String(result_);
  result_ = normalize(result_, NormalForm::nfc);
}

void MarksFilter::apply(Tokens& tokens) {
  for (auto& token : tokens.list()) {
    if (find_not_ascii(token.text, 0) == token.text.size()) continue;
    strip(token.text);
    if (result_ != token.text) token.text = tokens.store(result_);
  }
  std::erase_if(tokens.list(), [](const Token& token) { return token.text.empty(); });
}

}  // namespace topicmill
