// The words of ASCII text by Unicode's rules: 64 bytes are looked at at once.
#pragma once

#include <string_view>

#include "text/tokens/tokens.hpp"

namespace topicmill {

/// Appends the words of text[begin, end), which is ASCII and stands between white space or the borders of the text:
/// the same tokens as IcuWords gives.
void append_ascii_words(std::string_view text, std::size_t begin, std::size_t end, Tokens& tokens);

}  // namespace topicmill
