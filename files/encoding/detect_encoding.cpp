#include "files/encoding/detect_encoding.hpp"

#include <uchardet.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_case.hpp"
#include "files/encoding/ascii_kernels.hpp"
#include "files/encoding/converter.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view fallback = "windows-1252";  // what browsers take a text for that tells nothing
constexpr std::size_t declaration_bytes = 1024;
constexpr std::size_t sample_bytes = 1 << 15;

/// People and detectors name the smaller encoding where they mean the larger one, which reads all that the smaller
/// does. ISO-8859-16 is unknown to ICU and to people: detectors take Romanian for it that is in windows-1250.
std::string widest(const std::string& name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> larger{{{"iso-8859-1", "windows-1252"},
                                                                                  {"latin1", "windows-1252"},
                                                                                  {"ascii", "windows-1252"},
                                                                                  {"us-ascii", "windows-1252"},
                                                                                  {"iso-8859-9", "windows-1254"},
                                                                                  {"gb2312", "GB18030"},
                                                                                  {"gbk", "GB18030"},
                                                                                  {"euc-kr", "windows-949"},
                                                                                  {"uhc", "windows-949"},
                                                                                  {"tis-620", "windows-874"},
                                                                                  {"iso-8859-16", "windows-1250"},
                                                                                  {"mac-cyrillic", "x-mac-cyrillic"}}};
  const std::string key = to_lower(name);
  for (const auto& [small, large] : larger) {
    if (key == small) return std::string(large);
  }
  return name;
}

/// The word behind `key`, an equals sign and perhaps a quote: `encoding = "name"`.
std::string value_of(std::string_view tag, std::string_view key) {
  std::size_t at = tag.find(key);
  if (at == std::string_view::npos) return {};
  at = tag.find_first_not_of(ascii_blanks, at + key.size());
  if (at == std::string_view::npos || tag[at] != '=') return {};
  at = tag.find_first_not_of(" \t\r\n\"'", at + 1);
  if (at == std::string_view::npos) return {};
  return std::string(tag.substr(at, tag.find_first_of(" \t\r\n\"';?>/", at) - at));
}

/// What the first tag that begins with `opening` says; `bytes` are in lower case.
std::string declared_in(std::string_view bytes, std::string_view opening, std::string_view key) {
  for (std::size_t at = bytes.find(opening); at != std::string_view::npos; at = bytes.find(opening, at + 1)) {
    const auto tag = bytes.substr(at, bytes.find('>', at) - at);
    if (auto name = value_of(tag, key); !name.empty()) return name;
  }
  return {};
}

bool is_wide(std::string_view lower_name) {
  return lower_name.starts_with("utf-16") || lower_name.starts_with("utf-32");
}

/// Part of the bytes from a little before the first that is not ASCII, where a detector should look.
std::string_view telling_part(std::string_view bytes) {
  constexpr std::size_t before = 2000;
  const std::size_t at = find_not_ascii(bytes, 0);
  return bytes.substr(at - std::min(at, before), sample_bytes);
}

/// True where windows-1252 has nothing but signs in these bytes: quotes, dashes, a pound, a degree. A few of them are
/// what English texts have, and too few for statistics.
bool has_signs_only(std::string_view bytes) {
  constexpr auto letters = "\x83\x8A\x8C\x8E\x9A\x9C\x9E\x9F"sv;  // of the windows-1252 rows that hold signs
  return std::none_of(bytes.begin(), bytes.end(), [&](char c) {
    return static_cast<unsigned char>(c) >= 0xC0 || letters.find(c) != std::string_view::npos;
  });
}

/// What uchardet takes bytes for; empty where it cannot tell, or ICU has no such converter.
std::string by_statistics(std::string_view bytes) {
  const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
  uchardet_handle_data(detector.get(), bytes.data(), bytes.size());
  uchardet_data_end(detector.get());
  const auto name = widest(uchardet_get_charset(detector.get()));
  const auto key = to_lower(name);
  return key.empty() || key == "utf-8" || is_wide(key) || !is_encoding(name) ? "" : name;
}

/// The text in an encoding, with U+FFFD for bytes that are not valid in it.
std::string read_as(std::string_view bytes, const char* encoding) {
  std::string text(4 * bytes.size() + 16, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const auto size = ucnv_convert("UTF-8", encoding, text.data(), static_cast<std::int32_t>(text.size()), bytes.data(),
                                 static_cast<std::int32_t>(bytes.size()), &status);
  text.resize(static_cast<std::size_t>(size));
  return text;
}

}  // namespace

std::optional<std::string> declared_encoding(std::string_view bytes) {
  const std::string head = to_lower(bytes.substr(0, declaration_bytes));
  std::string name = declared_in(head, "<?xml", "encoding");
  if (name.empty()) name = declared_in(head, "<meta", "charset");
  if (name.empty() || is_wide(name) || !is_encoding(name)) return std::nullopt;
  return widest(name);
}

bool is_iso_2022_jp(std::string_view bytes) {
  const bool escapes = bytes.find("\x1B$B") != std::string_view::npos || bytes.find("\x1B$@") != std::string_view::npos;
  return escapes && find_not_ascii(bytes, 0) == bytes.size();
}

std::string detect_encoding(std::string_view bytes) {
  if (const auto declared = declared_encoding(bytes); declared && to_lower(*declared) != "utf-8") return *declared;
  const auto sample = telling_part(bytes);
  if (has_signs_only(sample)) return std::string(fallback);
  const auto detected = by_statistics(sample);
  // Encodings of neighboring languages share most letters: of two that read the same, the common one.
  const bool same = !detected.empty() && read_as(sample, detected.c_str()) == read_as(sample, fallback.data());
  return detected.empty() || same ? std::string(fallback) : detected;
}

}  // namespace topicmill
