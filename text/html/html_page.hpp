// What a page says of itself, and its text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace topicmill {

/// Fields that a page lacks are empty. All valid UTF-8.
struct HtmlPage {
  std::string text;  ///< see write_html_text; without the title
  std::string title;
  std::string lang;         ///< of <html>, or of meta content-language: "en", "pt-BR"
  std::string description;  ///< of <meta>, as the rest; those of Open Graph and Dublin Core where there are no others
  std::string keywords;
  std::string author;
  std::string date;
};

/// Reads a page, `html` valid UTF-8. Any text is a page.
HtmlPage read_html_page(std::string_view html);

/// The encoding that a page declares in its first bytes, by <meta charset>, <meta http-equiv> or <?xml encoding>; none
/// where it declares none that ICU knows.
std::optional<std::string> find_html_encoding(std::string_view bytes);

/// True where a file begins as pages do: with <!doctype html or <html, perhaps behind <?xml ...?> and comments.
bool looks_like_html(std::string_view head);

}  // namespace topicmill
