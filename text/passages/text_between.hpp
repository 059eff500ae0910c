// What stands between two words: whether a sentence or a paragraph ends there.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/tokens/tokens.hpp"

namespace topicmill {

inline constexpr std::string_view white_space = " \t\n\v\f\r";

/// How a text goes on behind a word.
enum class Break { none, sentence, paragraph };

/// What comes before word number `word`, 1 or more, of tokens as the tokenizer cut them: a paragraph ends at a blank
/// line or a page break; a sentence at a mark that ends one, where the word does not begin with a small ASCII letter.
/// O(the text between the words).
Break break_before(const Tokens& words, std::size_t word);

}  // namespace topicmill
