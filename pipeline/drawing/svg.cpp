#include "pipeline/drawing/svg.hpp"

#include <fmt/format.h>

#include <cstdint>

#include "files/encoding/code_points.hpp"
#include "files/encoding/valid_utf8.hpp"
#include "pipeline/drawing/display_width.hpp"

namespace topicmill {
namespace {

/// Of a 12 pixel sans-serif, wide ones as well; characters of two columns are 12 pixels wide in most.
constexpr double column_pixels = 6.8;

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

/// What XML cannot hold, and controls, which nobody can see.
bool is_hidden(std::int32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE; }

/// A character as XML has it; `bytes`: its UTF-8.
std::string_view xml_character(std::int32_t c, std::string_view bytes) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\t':
    case '\n':
    case '\r':
      return " ";
    default:
      return is_hidden(c) ? "\uFFFD" : bytes;
  }
}

}  // namespace

std::string xml_text(std::string_view text) {
  const std::string valid = valid_utf8(text);
  std::string out;
  for (std::size_t at = 0; at < valid.size();) {
    const std::size_t begin = at;
    const std::int32_t c = next_code_point(valid, at);
    out += xml_character(c, std::string_view(valid).substr(begin, at - begin));
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
