#include "files/encoding/encoding.hpp"

#include <fmt/format.h>
#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "files/encoding/ascii_kernels.hpp"
#include "files/encoding/detect_encoding.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view utf8 = "UTF-8";
constexpr std::size_t sample_bytes = 1 << 16;

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

Converter open_converter(const std::string& name) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(name.empty() ? nullptr : ucnv_open(name.c_str(), &status));
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

/// ICU's own name of an encoding, by which aliases (utf8, UTF-8) compare equal; empty for an unknown one.
std::string canonical_name(const std::string& name) {
  const auto converter = open_converter(name);
  UErrorCode status = U_ZERO_ERROR;
  return converter ? ucnv_getName(converter.get(), &status) : "";
}

std::vector<std::string> known_encodings() {
  std::vector<std::string> names;
  UErrorCode status = U_ZERO_ERROR;
  for (std::int32_t i = 0; i < ucnv_countAvailable(); ++i) {
    const char* name = ucnv_getAvailableName(i);
    const auto aliases = ucnv_countAliases(name, &status);
    for (std::uint16_t j = 0; j < aliases; ++j) names.emplace_back(ucnv_getAlias(name, j, &status));
  }
  return names;
}

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
  if (canonical_name(encoding) == utf8) {
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

bool is_ascii(std::string_view bytes) { return find_not_ascii(bytes, 0) == bytes.size(); }

/// A head may end within a character: without its last lead byte and what follows it.
std::string_view without_last_character(std::string_view head) {
  const auto continues = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; };
  for (int i = 0; i < 3 && !head.empty() && continues(head.back()); ++i) head.remove_suffix(1);
  return head.substr(0, head.size() - std::min<std::size_t>(head.size(), 1));
}

}  // namespace

std::string encoding_problem(const std::string& name) {
  if (name == "auto" || open_converter(name)) return {};
  const auto nearest = nearest_name(name, known_encodings());
  const std::string mend = nearest ? fmt::format("did you mean '{}'?", *nearest)
                                   : "for example auto, UTF-8, windows-1252, Shift_JIS or GB18030";
  return fmt::format("no encoding is named '{}'; {}", name, mend);
}

bool is_encoding(const std::string& name) { return open_converter(name) != nullptr; }

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
  if (named != "auto") return canonical_name(named) == utf8 ? std::string(utf8) : named;
  if (const auto wide = detect_wide(head)) return *wide;
  const auto characters = whole_file ? head : without_last_character(head);
  if (is_iso_2022_jp(head)) return "ISO-2022-JP";
  if (is_ascii(head)) return declared_encoding(head).value_or(std::string(utf8));
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

struct Decoder::State {
  Converter converter;
  std::size_t consumed = 0;  ///< bytes of earlier pieces
  std::optional<std::size_t> first_invalid;
  UChar lead = 0;  ///< the first half of a surrogate pair whose second half comes next
};

namespace {

void append_utf8(std::u16string_view units, std::string& text) {
  const std::size_t before = text.size();
  text.resize(before + 3 * units.size());
  UErrorCode status = U_ZERO_ERROR;
  std::int32_t written = 0;
  u_strToUTF8(text.data() + before, static_cast<std::int32_t>(3 * units.size()), &written, units.data(),
              static_cast<std::int32_t>(units.size()), &status);
  text.resize(before + static_cast<std::size_t>(written));
}

}  // namespace

Decoder::Decoder(const std::string& encoding) : state_(std::make_unique<State>()) {
  state_->converter = open_converter(encoding);
  if (!state_->converter) throw UsageError(encoding_problem(encoding));
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setToUCallBack(state_->converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
}

Decoder::~Decoder() = default;

void Decoder::decode(std::string_view bytes, bool last, std::string& text) {
  const char* from = bytes.data();
  for (;;) {
    std::array<UChar, 4096> units;
    UChar* to = units.data();
    if (state_->lead != 0) *to++ = std::exchange(state_->lead, 0);
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(state_->converter.get(), &to, units.data() + units.size(), &from, bytes.data() + bytes.size(),
                   nullptr, last, &status);
    if (to != units.data() && U16_IS_LEAD(to[-1])) state_->lead = *--to;
    append_utf8({units.data(), to}, text);
    if (U_SUCCESS(status)) break;
    if (status == U_BUFFER_OVERFLOW_ERROR) continue;
    text += invalid;
    const std::size_t offset = state_->consumed + static_cast<std::size_t>(from - bytes.data());
    if (!state_->first_invalid) state_->first_invalid = offset;
  }
  state_->consumed += bytes.size();
}

std::optional<std::size_t> Decoder::first_invalid() const { return state_->first_invalid; }

}  // namespace topicmill
