#include "text/tokenizers/kept_words.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "files/encoding/code_points.hpp"

namespace topicmill {
namespace {

constexpr std::string_view word_character = R"([\p{L}\p{M}\p{N}_])";

/// Possessive, so that nothing is tried twice.
const std::string any_word = fmt::format(R"((?=[\p{{M}}\p{{N}}_]*+\p{{L}}){}++)", word_character);

bool is_word_character(std::int32_t c) {
  return c == '_' || (U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK));
}

/// One character of an entry: what it stands for, and whether that is a part of words.
struct Part {
  std::string expression;
  bool in_word = false;
  bool is_space = false;
};

std::vector<Part> parts_of(std::string_view entry) {
  std::vector<Part> parts;
  for (std::size_t at = 0; at < entry.size();) {
    const bool escaped = entry[at] == '\\' && at + 1 < entry.size();
    at += escaped ? 1 : 0;
    if (!escaped && entry[at] == '*') {
      parts.push_back({any_word, true, false});
      ++at;
      continue;
    }
    const std::int32_t c = next_code_point(entry, at);
    parts.push_back({fmt::format(R"(\x{{{:x}}})", c), is_word_character(c), u_isUWhiteSpace(c) != 0});
  }
  return parts;
}

std::string expression_of_entry(std::string_view entry) {
  std::string out;
  const auto parts = parts_of(entry);
  for (const auto& part : parts) out += part.expression;
  return parts.back().in_word ? fmt::format("{}(?!{})", out, word_character) : out;
}

}  // namespace

KeptWords::Problem KeptWords::problem(const std::string& entry) {
  const auto parts = parts_of(entry);
  if (std::any_of(parts.begin(), parts.end(), [](const Part& part) { return part.is_space; })) {
    return {fmt::format("'{}' has a blank, and a term is one word", entry),
            "join words by the filters phrases or synonyms"};
  }
  if (std::none_of(parts.begin(), parts.end(), [](const Part& part) { return part.in_word; })) {
    return {fmt::format("'{}' has neither a letter nor a digit", entry),
            "write a word such as C++, or * for any word: '#*', '@*'"};
  }
  return {};
}

std::string KeptWords::expression_of(std::vector<std::string> entries) {
  std::stable_sort(entries.begin(), entries.end(),
                   [](const auto& a, const auto& b) { return code_points(a) > code_points(b); });
  std::string alternatives;
  for (const auto& entry : entries) alternatives += (alternatives.empty() ? "" : "|") + expression_of_entry(entry);
  return fmt::format("(?i)(?<!{})(?:{})", word_character, alternatives);
}

}  // namespace topicmill
