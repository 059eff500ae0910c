#include "text/html/html_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/html/html_scanner.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

/// Elements within a line; every other element stands apart from the text around it.
constexpr std::array inline_elements{
    "a"sv,      "abbr"sv,   "acronym"sv, "b"sv,    "basefont"sv, "bdi"sv, "bdo"sv,  "big"sv,   "blink"sv,
    "cite"sv,   "code"sv,   "data"sv,    "del"sv,  "dfn"sv,      "em"sv,  "font"sv, "i"sv,     "ins"sv,
    "kbd"sv,    "label"sv,  "mark"sv,    "nobr"sv, "q"sv,        "s"sv,   "samp"sv, "small"sv, "span"sv,
    "strike"sv, "strong"sv, "sub"sv,     "sup"sv,  "time"sv,     "tt"sv,  "u"sv,    "var"sv,   "wbr"sv};

/// Raw text that a browser shows.
constexpr std::array shown_raw_elements{"xmp"sv, "plaintext"sv};

template <std::size_t n>
bool is_one_of(std::string_view name, const std::array<std::string_view, n>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

class TextWriter {
 public:
  TextWriter(std::string_view html, HtmlTitle title, HtmlDecoder& decoder, FilteredText& out)
      : html_(html), drops_title_(title == HtmlTitle::drop), decoder_(decoder), out_(out) {}

  void write(const HtmlPiece& piece) {
    switch (piece.kind) {
      case HtmlPiece::Kind::start_tag:
      case HtmlPiece::Kind::end_tag:
        return write_tag(piece);
      case HtmlPiece::Kind::raw_text:
        return is_one_of(piece.name, shown_raw_elements) ? keep(piece.begin, piece.end) : void();
      case HtmlPiece::Kind::reference:
        return write_reference(piece);
      case HtmlPiece::Kind::text:
        return keep(piece.begin, piece.end);
      case HtmlPiece::Kind::other:
        return;
    }
  }

 private:
  void write_tag(const HtmlPiece& tag) {
    const bool closes = tag.kind == HtmlPiece::Kind::end_tag;
    if (tag.name == "template") templates_ = std::max<std::int64_t>(0, templates_ + (closes ? -1 : 1));
    if (tag.name == "title") {
      in_title_ = !closes;
      if (drops_title_) return;
    }
    if (!is_one_of(tag.name, inline_elements) && !is_hidden()) out_.replace(tag.begin, tag.end, "\n");
  }

  void write_reference(const HtmlPiece& piece) {
    const auto& reference = decoder_.reference(html_.substr(piece.begin, piece.end - piece.begin));
    if (is_hidden()) return;
    out_.replace(piece.begin, piece.begin + reference.bytes, reference.text);
    keep(piece.begin + reference.bytes, piece.end);
  }

  void keep(std::size_t begin, std::size_t end) {
    if (!is_hidden()) out_.keep(begin, end);
  }

  bool is_hidden() const { return templates_ > 0 || (in_title_ && drops_title_); }

  std::string_view html_;
  bool drops_title_;
  HtmlDecoder& decoder_;
  FilteredText& out_;
  std::int64_t templates_ = 0;
  bool in_title_ = false;
};

}  // namespace

bool write_html_text(std::string_view html, HtmlTitle title, HtmlDecoder& decoder, FilteredText& out) {
  if (html.find('<') == std::string_view::npos && html.find('&') == std::string_view::npos) return false;
  out.start(html);
  HtmlScanner scanner(html);
  TextWriter writer(html, title, decoder, out);
  for (HtmlPiece piece; scanner.next(piece);) writer.write(piece);
  return true;
}

}  // namespace topicmill
