// Several terms as one: what n-grams and phrases are.
#pragma once

#include <span>
#include <string_view>

#include "text/tokens/tokens.hpp"

namespace topicmill {

/// The terms of the tokens, at least one, with `delimiter` between them, in the arena of `arena`.
std::string_view join_terms(std::span<const Token> tokens, std::string_view delimiter, Tokens& arena);

}  // namespace topicmill
