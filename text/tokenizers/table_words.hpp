// Words of any language by a table of the classes of code points: at its speed, for most texts and not for all.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/tokens/tokens.hpp"

namespace topicmill {

/// Appends the words of text[begin, text.size()) up to a code point that only ICU can judge (WordClass::complex), and
/// returns where that stands; else the end of the text.
std::size_t append_table_words(std::string_view text, std::size_t begin, Tokens& tokens);

}  // namespace topicmill
