// What the analyzer does to each token of a text: the rows of `topicmill tokenize`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyzer.hpp"

namespace topicmill {

/// One token from the tokenizer to the last filter.
struct TracedToken {
  std::uint32_t begin = 0;  ///< byte span in the text
  std::uint32_t end = 0;
  std::string source;   ///< the bytes of the span
  std::string term;     ///< what became of it; empty where it was dropped
  std::string dropped;  ///< the filter that dropped it; empty where it stayed
};

/// Every token that the tokenizer cut, and every token that a filter added (an n-gram), by their place in the text.
std::vector<TracedToken> trace_tokens(Analyzer& analyzer, std::string_view text);

}  // namespace topicmill
