#include "pipeline/svg.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pipeline/terminal.hpp"

namespace topicmill {
namespace {

/// Of a 12 pixel sans-serif, wide ones as well; characters of two columns are 12 pixels wide in most.
constexpr double column_pixels = 6.8;

constexpr std::string_view replacement = "\xEF\xBF\xBD";

constexpr std::string_view style =
    "  <style>\n"
    "    svg { background: #ffffff; font: 12px system-ui, 'Noto Sans', sans-serif; }\n"
    "    text { fill: #24292f; unicode-bidi: plaintext; } .quiet { fill: #57606a; } .title { font-weight: 600; }\n"
    "    .end { text-anchor: end; } .middle { text-anchor: middle; }\n"
    "    .grid { stroke: #d8dee4; } .track { fill: #eaeef2; } .mark { stroke: #57606a; stroke-dasharray: 3 3; }\n"
    "    .line { fill: none; stroke-width: 2; } .branch { fill: none; stroke: #8c959f; }\n"
    "    @media (prefers-color-scheme: dark) {\n"
    "      svg { background: #0d1117; } text { fill: #e6edf3; } .quiet { fill: #9198a1; }\n"
    "      .grid { stroke: #30363d; } .track { fill: #21262d; } .mark { stroke: #9198a1; }\n"
    "    }\n"
    "  </style>\n";

/// The bytes of the UTF-8 character at the start of the text; 0 where it is broken or XML cannot hold it.
std::size_t xml_character(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  if (lead < 0x80) return lead >= 0x20 && lead != 0x7F ? 1 : 0;
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || length > text.size()) return 0;
  unsigned code = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) return 0;
    code = code << 6U | (byte(i) & 0x3FU);
  }
  const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code < 0xE000;
  const bool control = code < 0xA0;  // C1 as well: XML may hold it, but nobody can see it
  return overlong || surrogate || control || code > 0x10FFFF || (code & 0xFFFEU) == 0xFFFE ? 0 : length;
}

}  // namespace

std::string xml_text(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = xml_character(text);
    const std::string_view character = text.substr(0, length);
    if (length == 0) {
      out += text[0] == '\t' || text[0] == '\n' || text[0] == '\r' ? " " : replacement;
    } else if (character == "&") {
      out += "&amp;";
    } else if (character == "<") {
      out += "&lt;";
    } else if (character == ">") {
      out += "&gt;";
    } else if (character == "\"") {
      out += "&quot;";
    } else {
      out += character;
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

std::string svg_number(double value) {
  std::string text = fmt::format("{:.2f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string svg_begin(double width, double height, std::string_view label) {
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" height=\"{1}\" "
             "role=\"img\" aria-label=\"{2}\">\n",
             svg_number(width), svg_number(height), xml_text(label)) +
         std::string(style);
}

std::string svg_text(double x, double y, std::string_view text, std::string_view css_class) {
  const std::string of_class = css_class.empty() ? "" : fmt::format(" class=\"{}\"", css_class);
  return fmt::format("  <text x=\"{}\" y=\"{}\"{}>{}</text>\n", svg_number(x), svg_number(y), of_class, xml_text(text));
}

std::string svg_rect(double x, double y, double width, double height, std::string_view more, std::string_view hint) {
  const std::string rect = fmt::format("  <rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}", svg_number(x),
                                       svg_number(y), svg_number(width), svg_number(height), more);
  return hint.empty() ? rect + "/>\n" : fmt::format("{}><title>{}</title></rect>\n", rect, xml_text(hint));
}

double text_width(std::string_view text) { return column_pixels * display_width(text); }

std::string fit_text(std::string_view text, double pixels) {
  return shortened(text, static_cast<int>(pixels / column_pixels));
}

}  // namespace topicmill
