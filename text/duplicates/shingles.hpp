// The set that stands for a document when documents are compared: its runs of words, hashed.
#pragma once

#include <cstdint>
#include <vector>

#include "text/tokens/tokens.hpp"

namespace topicmill {

/// Hashes of all runs of `size` successive tokens, ASCII letters in lower case. Where there are fewer tokens, or the
/// tokens are longer than 24 bytes on average, as of text without blanks that a tokenizer left whole: of all runs of
/// `size` characters (one of all of them, where they are fewer). Empty where there is no token. Duplicates are not
/// taken out.
std::vector<std::uint32_t> shingles(const std::vector<Token>& tokens, std::size_t size);

}  // namespace topicmill
