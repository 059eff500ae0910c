#include "text/html/html_page.hpp"

#include <algorithm>
#include <array>

#include "files/encoding/ascii.hpp"
#include "files/encoding/ascii_case.hpp"
#include "files/encoding/encoding_label.hpp"
#include "text/html/html_decoder.hpp"
#include "text/html/html_scanner.hpp"
#include "text/html/html_text.hpp"
#include "text/tokens/filtered_text.hpp"

namespace topicmill {
namespace {

using Kind = HtmlPiece::Kind;

/// Declarations of the encoding stand at the top; browsers look no further than 1024 bytes, writers are less careful.
constexpr std::size_t encoding_bytes = 4096;

/// Without blanks at its ends, every other run of them one blank.
std::string in_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
    if (!blank) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string_view slice(std::string_view html, const HtmlPiece& piece) {
  return html.substr(piece.begin, piece.end - piece.begin);
}

std::string value_of(const std::vector<HtmlAttribute>& attributes, std::string_view name) {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(), [&](const auto& attribute) { return attribute.name == name; });
  return found == attributes.end() ? "" : found->value;
}

/// What metas call a field, the usual name first.
struct MetaField {
  std::string HtmlPage::*field;
  std::array<std::string_view, 5> names;
};
constexpr std::array<MetaField, 5> meta_fields{{
    {&HtmlPage::title, {"title", "og:title", "dc.title", "dcterms.title", "twitter:title"}},
    {&HtmlPage::description, {"description", "og:description", "dc.description", "dcterms.description", ""}},
    {&HtmlPage::keywords, {"keywords", "news_keywords", "dc.subject", "dcterms.subject", "article:tag"}},
    {&HtmlPage::author, {"author", "article:author", "dc.creator", "dcterms.creator", ""}},
    {&HtmlPage::date, {"date", "article:published_time", "dc.date", "dcterms.date", "dc.date.issued"}},
}};

/// The first pieces of a page up to its body: title, metas and language.
class HeadReader {
 public:
  HeadReader(std::string_view html, HtmlDecoder& decoder, HtmlPage& page)
      : html_(html), decoder_(decoder), page_(page) {}

  /// False where nothing of the head can follow.
  bool read(const HtmlPiece& piece) {
    if (in_title_ && piece.kind == Kind::text) title_ += slice(html_, piece);
    if (in_title_ && piece.kind == Kind::reference) add_reference(piece);
    if (piece.name == "title" && is_tag(piece)) in_title_ = piece.kind == Kind::start_tag && title_.empty();
    if (piece.kind == Kind::start_tag) read_tag(piece);
    return !(is_tag(piece) && (piece.name == "body" || (piece.name == "head" && piece.kind == Kind::end_tag)));
  }

  void finish() {
    if (const std::string title = in_one_line(title_); !title.empty()) page_.title = title;
  }

 private:
  static bool is_tag(const HtmlPiece& piece) { return piece.kind == Kind::start_tag || piece.kind == Kind::end_tag; }

  void add_reference(const HtmlPiece& piece) {
    const auto source = slice(html_, piece);
    const auto& reference = decoder_.reference(source);
    title_ += reference.text;
    title_ += source.substr(reference.bytes);
  }

  void read_tag(const HtmlPiece& piece) {
    if (piece.name == "html") page_.lang = value_of(read_html_attributes(slice(html_, piece)), "lang");
    if (piece.name == "html" && page_.lang.empty()) {
      page_.lang = value_of(read_html_attributes(slice(html_, piece)), "xml:lang");
    }
    if (piece.name == "meta") read_meta(read_html_attributes(slice(html_, piece)));
  }

  void read_meta(const std::vector<HtmlAttribute>& attributes) {
    const std::string content = in_one_line(value_of(attributes, "content"));
    std::string name = to_lower(value_of(attributes, "name"));
    if (name.empty()) name = to_lower(value_of(attributes, "property"));
    if (to_lower(value_of(attributes, "http-equiv")) == "content-language" && page_.lang.empty()) page_.lang = content;
    if (name.empty() || content.empty()) return;
    for (std::size_t i = 0; i < meta_fields.size(); ++i) {
      const auto& names = meta_fields[i].names;
      const auto rank = static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
      if (rank >= ranks_[i]) continue;
      ranks_[i] = rank;
      page_.*meta_fields[i].field = content;
    }
  }

  std::string_view html_;
  HtmlDecoder& decoder_;
  HtmlPage& page_;
  bool in_title_ = false;
  std::string title_;
  std::array<std::size_t, meta_fields.size()> ranks_{5, 5, 5, 5, 5};  ///< of the names that were found so far
};

/// "UTF-8" of <?xml version="1.0" encoding="UTF-8"?>
std::optional<std::string> find_xml_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return std::nullopt;
  const auto declaration = bytes.substr(0, bytes.find("?>"));
  const std::size_t key = declaration.find("encoding");
  const std::size_t begin = declaration.find_first_of("\"'", std::min(key, declaration.size()));
  if (key == std::string_view::npos || begin == std::string_view::npos) return std::nullopt;
  const std::size_t end = declaration.find(declaration[begin], begin + 1);
  if (end == std::string_view::npos) return std::nullopt;
  return encoding_of_label(declaration.substr(begin + 1, end - begin - 1));
}

std::optional<std::string> encoding_of_meta(std::string_view tag) {
  const auto attributes = read_html_attributes(tag);
  std::string label = value_of(attributes, "charset");
  const std::string content = to_lower(value_of(attributes, "content"));
  if (const auto at = content.find("charset="); label.empty() && at != std::string::npos)
    label = content.substr(at + 8);
  // A page that can be read up to here is not in UTF-16, whatever it says.
  const auto encoding = encoding_of_label(label.substr(0, label.find(';')));
  return encoding && to_lower(*encoding).starts_with("utf-16") ? std::optional<std::string>("UTF-8") : encoding;
}

}  // namespace

HtmlPage read_html_page(std::string_view html) {
  HtmlPage page;
  HtmlDecoder decoder;
  HeadReader head(html, decoder, page);
  HtmlScanner scanner(html);
  for (HtmlPiece piece; scanner.next(piece) && head.read(piece);) {
  }
  head.finish();
  FilteredText text;
  page.text = write_html_text(html, HtmlTitle::drop, decoder, text) ? text.text() : std::string(html);
  return page;
}

std::optional<std::string> find_html_encoding(std::string_view bytes) {
  const auto head = bytes.substr(0, encoding_bytes);
  if (auto encoding = find_xml_encoding(head)) return encoding;
  HtmlScanner scanner(head);
  for (HtmlPiece piece; scanner.next(piece);) {
    if (piece.kind != Kind::start_tag || piece.name != "meta") continue;
    if (auto encoding = encoding_of_meta(slice(head, piece))) return encoding;
  }
  return std::nullopt;
}

bool looks_like_html(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  HtmlScanner scanner(head);
  for (HtmlPiece piece; scanner.next(piece);) {
    const auto source = slice(head, piece);
    if (piece.kind == Kind::start_tag) return piece.name == "html";
    if (piece.kind == Kind::other && to_lower(source.substr(0, 14)) == "<!doctype html") return true;
    if (piece.kind != Kind::other && !is_blank(source)) return false;
  }
  return false;
}

}  // namespace topicmill
