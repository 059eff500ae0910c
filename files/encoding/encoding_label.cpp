#include "files/encoding/encoding_label.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.hpp"
#include "files/encoding/ascii_case.hpp"
#include "files/encoding/converter.hpp"
#include "files/encoding/decoder.hpp"
#include "files/encoding/encoding.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

/// What a label says, and what its writers mean; nothing for labels that only say that nobody knows.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> meanings{{
    {"iso-8859-1", "windows-1252"},
    {"iso8859-1", "windows-1252"},
    {"latin1", "windows-1252"},
    {"us-ascii", ""},
    {"ascii", ""},
    {"ansi_x3.4-1968", ""},
    {"unknown-8bit", ""},
    {"auto", ""},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"iso-8859-9", "windows-1254"},
    {"shift_jis", "windows-31j"},
    {"ks_c_5601-1987", "windows-949"},
    {"unicode-1-1-utf-8", "UTF-8"},
}};

std::string without_quotes(std::string_view label) {
  std::string out;
  for (const char c : label) {
    if (c > ' ' && c != '"' && c != '\'') out += to_lower(c);
  }
  return out;
}

/// Stand-ins for invalid bytes as a character that is valid.
std::string with_replacement_characters(const std::string& text) {
  std::string out;
  for (const char c : text) c == Decoder::invalid ? out.append("\uFFFD") : out.append(1, c);
  return out;
}

}  // namespace

std::optional<std::string> encoding_of_label(std::string_view label) {
  std::string name = without_quotes(label);
  const auto* const meaning =
      std::find_if(meanings.begin(), meanings.end(), [&](const auto& known) { return known.first == name; });
  if (meaning != meanings.end()) name = meaning->second;
  return is_encoding(name) ? std::optional(name) : std::nullopt;
}

std::string decode_declared(std::string_view bytes, const std::optional<std::string>& encoding) {
  const auto decode = [&](const std::string& name, bool leniently) -> std::optional<std::string> {
    Decoder decoder(name);
    std::string text;
    decoder.decode(bytes, true, text);
    if (!decoder.first_invalid()) return text;
    return leniently ? std::optional(with_replacement_characters(text)) : std::nullopt;
  };
  if (encoding) {
    if (auto text = decode(*encoding, false)) return std::move(*text);
  }
  try {
    return decode_document(bytes, "auto");
  } catch (const InputError&) {
    return *decode(encoding.value_or("UTF-8"), true);
  }
}

}  // namespace topicmill
