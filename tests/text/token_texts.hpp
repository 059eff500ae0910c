// Short ways to run a tokenizer or filter and look at what came out.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens/token_filter.hpp"
#include "text/tokens/tokenizer.hpp"

namespace topicmill {

inline std::vector<std::string> texts_of(const Tokens& tokens) {
  std::vector<std::string> texts;
  for (const auto& token : tokens.list()) texts.emplace_back(token.text);
  return texts;
}

inline std::vector<std::string> tokens_of(Tokenizer& tokenizer, std::string_view text) {
  Tokens tokens;
  tokenizer.tokenize(text, tokens);
  return texts_of(tokens);
}

/// What the filter makes of these terms.
inline std::vector<std::string> filtered(TokenFilter& filter, const std::vector<std::string>& terms) {
  Tokens tokens;
  for (const auto& term : terms) tokens.list().push_back({term, 0, static_cast<std::uint32_t>(term.size())});
  filter.apply(tokens);
  return texts_of(tokens);
}

/// "message | mend" of each problem of the choice `name: options` of a family.
template <class Product>
std::vector<std::string> problems_of(const Family<Product>& family, const std::string& name, Value options) {
  const Registry registry = Registry().add(family);
  Reading reading(registry);
  Choice<Product> choice;
  read_option(Value::map({{name, {}, std::move(options)}}), choice, reading);
  std::vector<std::string> problems;
  for (const auto& problem : reading.problems()) problems.push_back(problem.message + " | " + problem.mend);
  return problems;
}

/// One code point as UTF-8.
inline std::string utf8(std::uint32_t c) {
  const auto tail = [&](std::uint32_t shift) { return static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | c >> 6), tail(0)};
  if (c < 0x10000) return {static_cast<char>(0xE0 | c >> 12), tail(6), tail(0)};
  return {static_cast<char>(0xF0 | c >> 18), tail(12), tail(6), tail(0)};
}

}  // namespace topicmill
