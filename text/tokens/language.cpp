#include "text/tokens/language.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/utf8.h>

namespace topicmill {
namespace {

/// As many whole code points of `text` as fit into `most` bytes.
std::string_view beginning_of(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (text[most] & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

CLD2::Language most_likely(const std::string& text, std::size_t size) {
  const CLD2::CLDHints no_hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int letters = 0;
  bool reliable = false;
  return CLD2::ExtDetectLanguageSummary(text.data(), static_cast<int>(size), true, &no_hints, 0, languages.data(),
                                        percents.data(), scores.data(), nullptr, &letters, &reliable);
}

/// CLD2's code in the form of ISO 639 today. Its jokes (Klingon, Pig Latin) and bare scripts (xx-Copt) are unknown.
LanguageCode iso_code(std::string_view code) {
  code = code.substr(0, code.find('-'));
  if (code == "un" || code == "xx" || code == "xxx" || code == "tlh" || code == "zzp") return {};
  if (code == "iw") return LanguageCode("he");
  if (code == "jw") return LanguageCode("jv");
  if (code == "nn" || code == "nb") return LanguageCode("no");
  return LanguageCode(code);
}

/// Of a text of which at least half the letters are Ethiopic: Tigrinya writes its glottal stop እ, ኣ where Amharic has
/// አ, which is rare in Tigrinya as ኣ is in Amharic. Unknown for other texts, and for those with as much of both.
LanguageCode ethiopic_language(const std::string& text, std::size_t size) {
  constexpr UChar32 amharic_a = 0x12A0;
  constexpr UChar32 tigrinya_a = 0x12A3;
  std::size_t letters = 0;
  std::size_t ethiopic = 0;
  std::ptrdiff_t amharic = 0;
  for (std::size_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT_UNSAFE(text.data(), at, c);
    letters += std::size_t{u_isalpha(c) != 0};
    ethiopic += std::size_t{c >= 0x1200 && c < 0x1360};
    amharic += c == amharic_a ? 1 : c == tigrinya_a ? -1 : 0;
  }
  if (ethiopic == 0 || 2 * ethiopic < letters || amharic == 0) return {};
  return LanguageCode(amharic > 0 ? "am" : "ti");
}

}  // namespace

LanguageCode LanguageDetector::detect(std::string_view text) {
  const std::string_view head = beginning_of(text, most_bytes);
  head_.assign(head);
  head_.append(8, '\0');  // the library looks a few bytes ahead
  const LanguageCode found = iso_code(CLD2::LanguageCode(most_likely(head_, head.size())));
  return found.is_known() ? found : ethiopic_language(head_, head.size());
}

std::vector<std::string> language_codes() {
  std::vector<std::string> codes;
  for (const char* const* code = uloc_getISOLanguages(); *code; ++code) codes.emplace_back(*code);
  return codes;
}

}  // namespace topicmill
