#include "text/filters/join_terms.hpp"

#include <algorithm>

namespace topicmill {

std::string_view join_terms(std::span<const Token> tokens, std::string_view delimiter, Tokens& arena) {
  std::size_t size = (tokens.size() - 1) * delimiter.size();
  for (const auto& token : tokens) size += token.text.size();
  char* const place = arena.allocate(size);
  char* end = std::copy(tokens[0].text.begin(), tokens[0].text.end(), place);
  for (const auto& token : tokens.subspan(1)) {
    end = std::copy(delimiter.begin(), delimiter.end(), end);
    end = std::copy(token.text.begin(), token.text.end(), end);
  }
  return {place, size};
}

}  // namespace topicmill
