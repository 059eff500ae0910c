// The text that a reader of an HTML page sees.
#pragma once

#include <string_view>

#include "text/html/html_decoder.hpp"
#include "text/tokens/filtered_text.hpp"

namespace topicmill {

/// Whether the content of <title> is part of the text.
enum class HtmlTitle { keep, drop };

/// Writes `html` without markup: tags, comments, scripts and styles are removed, character references become their
/// characters, and where a browser would begin a new line or leave a gap (block elements, br, cells, pictures) stands a
/// line end. White space stays as it is. False where there is no markup at all; `out` is then left alone.
bool write_html_text(std::string_view html, HtmlTitle title, HtmlDecoder& decoder, FilteredText& out);

}  // namespace topicmill
