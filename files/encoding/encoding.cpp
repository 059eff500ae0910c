#include "files/encoding/encoding.hpp"

#include <fmt/format.h>
#include <simdjson.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.hpp"
#include "files/encoding/ascii_kernels.hpp"
#include "files/encoding/converter.hpp"
#include "files/encoding/decoder.hpp"
#include "files/encoding/detect_encoding.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view utf8 = "UTF-8";
constexpr std::size_t sample_bytes = 1 << 16;

/// How much of a text is multi-byte UTF-8, and how much of it is not UTF-8 at all.
struct Utf8Census {
  std::size_t characters = 0;  ///< of two bytes or more
  std::size_t invalid = 0;
};

/// The code point at `at`, negative where the bytes there are not valid; moves `at` behind it.
UChar32 next_character(std::string_view bytes, std::size_t& at) {
  const auto* units = reinterpret_cast<const std::uint8_t*>(bytes.data());
  UChar32 character = 0;
  // The macro of ICU narrows on purpose.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
  U8_NEXT(units, at, bytes.size(), character);
#pragma GCC diagnostic pop
  return character;
}

Utf8Census take_census(std::string_view bytes) {
  Utf8Census census;
  for (std::size_t at = 0; at < bytes.size();) {
    const UChar32 character = next_character(bytes, at);
    census.invalid += character < 0;
    census.characters += character >= 0x80;
  }
  return census;
}

bool is_wide(std::string_view encoding) { return encoding.starts_with("UTF-16") || encoding.starts_with("UTF-32"); }

/// UTF-16 or UTF-32 without a byte-order mark, as ICU's detector sees it: full of zero bytes, and yet no binary.
std::optional<std::string> detect_wide(std::string_view bytes) {
  if (bytes.find('\0') == std::string_view::npos) return std::nullopt;
  const auto sample = bytes.substr(0, 8000);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  const auto* match = ucsdet_detect(detector.get(), &status);
  const char* name = match ? ucsdet_getName(match, &status) : nullptr;
  return name && is_wide(name) ? std::optional<std::string>(name) : std::nullopt;
}

bool is_mostly_utf8(std::string_view bytes) {
  const auto census = take_census(bytes);
  return census.characters > census.invalid;
}

std::string decode_named(std::string_view bytes, const std::string& encoding) {
  if (canonical_encoding(encoding) == utf8) {
    require_valid(bytes, utf8);
    return std::string(bytes);
  }
  Decoder decoder(encoding);
  std::string text;
  decoder.decode(bytes, true, text);
  if (const auto at = decoder.first_invalid()) {
    throw InputError(fmt::format("invalid {} near byte {}; name the right encoding in input.encoding", encoding, *at));
  }
  return text;
}

std::string refuse_binary(std::string text) {
  if (is_binary(text)) throw InputError("binary content, not text");
  return text;
}

/// A head may end within a character: without its last lead byte and what follows it.
std::string_view without_last_character(std::string_view head) {
  const auto continues = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; };
  for (int i = 0; i < 3 && !head.empty() && continues(head.back()); ++i) head.remove_suffix(1);
  return head.substr(0, head.size() - std::min<std::size_t>(head.size(), 1));
}

}  // namespace

std::optional<ByteOrderMark> find_byte_order_mark(std::string_view bytes) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> marks{{
      {"\xEF\xBB\xBF", utf8},
      {"\xFF\xFE\0\0"sv, "UTF-32LE"},  // before UTF-16LE, whose mark it begins with
      {"\0\0\xFE\xFF"sv, "UTF-32BE"},
      {"\xFF\xFE", "UTF-16LE"},
      {"\xFE\xFF", "UTF-16BE"},
  }};
  for (const auto& [mark, encoding] : marks) {
    if (bytes.starts_with(mark)) return ByteOrderMark{encoding, mark.size()};
  }
  return std::nullopt;
}

std::optional<std::size_t> find_invalid_utf8(std::string_view bytes) {
  if (simdjson::validate_utf8(bytes.data(), bytes.size())) return std::nullopt;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t begin = at;
    if (next_character(bytes, at) < 0) return begin;
  }
  return bytes.size();
}

void require_valid(std::string_view text, std::string_view encoding) {
  const auto invalid = find_invalid_utf8(text);
  if (!invalid) return;
  if (encoding != utf8) {
    throw InputError(fmt::format("bytes that are not valid {}; name the right encoding in input.encoding", encoding));
  }
  throw InputError(fmt::format("invalid UTF-8 at byte {} (0x{:02X}); name the encoding in input.encoding", *invalid + 1,
                               static_cast<unsigned char>(text[*invalid])));
}

std::string decide_encoding(std::string_view head, bool whole_file, const std::string& named) {
  if (const auto mark = find_byte_order_mark(head)) return std::string(mark->encoding);
  if (named != "auto") return canonical_encoding(named) == utf8 ? std::string(utf8) : named;
  if (const auto wide = detect_wide(head)) return *wide;
  const auto characters = whole_file ? head : without_last_character(head);
  if (is_iso_2022_jp(head)) return "ISO-2022-JP";
  if (find_not_ascii(head, 0) == head.size()) return declared_encoding(head).value_or(std::string(utf8));
  if (!find_invalid_utf8(characters) || is_mostly_utf8(characters)) return std::string(utf8);
  return detect_encoding(head);
}

bool is_binary(std::string_view bytes) {
  const auto sample = bytes.substr(0, sample_bytes);
  const auto zeros = static_cast<std::size_t>(std::count(sample.begin(), sample.end(), '\0'));
  return zeros * 300 > sample.size();
}

std::string decode_document(std::string_view bytes, const std::string& named) {
  if (const auto mark = find_byte_order_mark(bytes)) {
    return refuse_binary(decode_named(bytes.substr(mark->bytes), std::string(mark->encoding)));
  }
  if (named != "auto") return refuse_binary(decode_named(bytes, named));
  if (const auto wide = detect_wide(bytes)) return refuse_binary(decode_named(bytes, *wide));
  std::string text = refuse_binary(std::string(bytes));
  if (is_iso_2022_jp(text)) return decode_named(text, "ISO-2022-JP");
  if (!find_invalid_utf8(text)) return text;
  if (is_mostly_utf8(text)) require_valid(text, utf8);
  return decode_named(text, detect_encoding(text));
}

}  // namespace topicmill
