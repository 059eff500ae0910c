#include "pipeline/guess/text_traits.hpp"

#include <algorithm>
#include <array>

#include "pipeline/corpus/language_tally.hpp"
#include "text/html/html_decoder.hpp"
#include "text/html/html_scanner.hpp"
#include "text/html/html_text.hpp"
#include "text/tokens/filtered_text.hpp"
#include "text/tokens/language.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t stray_share = 50;                   ///< markup in fewer than one of so many texts says nothing
constexpr std::size_t most_bytes = std::size_t{1} << 16;  ///< of a text that are searched for markup

constexpr std::array usual_elements{
    "a"sv,      "abbr"sv, "article"sv, "b"sv,     "blockquote"sv, "body"sv, "br"sv, "code"sv,    "div"sv,   "em"sv,
    "font"sv,   "h1"sv,   "h2"sv,      "h3"sv,    "h4"sv,         "head"sv, "hr"sv, "html"sv,    "i"sv,     "img"sv,
    "li"sv,     "nobr"sv, "ol"sv,      "p"sv,     "pre"sv,        "q"sv,    "s"sv,  "section"sv, "small"sv, "span"sv,
    "strong"sv, "sub"sv,  "sup"sv,     "table"sv, "tbody"sv,      "td"sv,   "th"sv, "tr"sv,      "u"sv,     "ul"sv};

bool is_usual(const std::string& element) {
  return std::binary_search(usual_elements.begin(), usual_elements.end(), element);
}

/// `&` and a letter may be all there is to it: it counts with its semicolon only.
bool is_reference(std::string_view piece, HtmlDecoder& decoder) {
  const std::size_t bytes = decoder.reference(piece).bytes;
  return bytes > 0 && piece[bytes - 1] == ';';
}

/// Finds the languages of texts, which are HTML or not.
class LanguageFinder {
 public:
  explicit LanguageFinder(bool in_html) : in_html_(in_html) {}

  LanguageCode find(std::string_view text) {
    if (in_html_ && write_html_text(text, HtmlTitle::keep, decoder_, shown_)) text = shown_.text();
    return detector_.detect(text);
  }

 private:
  bool in_html_;
  HtmlDecoder decoder_;
  FilteredText shown_;
  LanguageDetector detector_;
};

std::vector<std::pair<std::string, double>> languages_of(std::span<const std::string> texts, bool in_html) {
  LanguageFinder finder(in_html);
  LanguageTally tally;
  std::string all;
  for (const auto& text : texts) {
    if (all.size() < LanguageDetector::most_bytes) (all += text) += '\n';
    tally.add(finder.find(text), static_cast<std::int64_t>(std::min(text.size(), LanguageDetector::most_bytes)));
  }
  return of_short_texts(tally, all).shares();
}

}  // namespace

bool has_html(std::string_view text) {
  HtmlScanner scanner(text.substr(0, most_bytes));
  HtmlDecoder decoder;
  HtmlPiece piece;
  while (scanner.next(piece)) {
    const bool is_tag = piece.kind == HtmlPiece::Kind::start_tag || piece.kind == HtmlPiece::Kind::end_tag;
    if (is_tag && is_usual(piece.name)) return true;
    if (piece.kind == HtmlPiece::Kind::reference &&
        is_reference(text.substr(piece.begin, piece.end - piece.begin), decoder))
      return true;
  }
  return false;
}

TextTraits traits_of(std::span<const std::string> texts) {
  TextTraits traits;
  const auto marked = static_cast<std::size_t>(std::count_if(texts.begin(), texts.end(), has_html));
  traits.has_markup = marked > 0 && stray_share * marked >= texts.size();
  traits.languages = languages_of(texts, traits.has_markup);
  return traits;
}

}  // namespace topicmill
