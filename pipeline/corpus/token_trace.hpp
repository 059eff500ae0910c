// What the analyzer does to each token of a text: the rows of `topicmill tokenize`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/analyzer/analyzer.hpp"

namespace topicmill {

/// What one char filter, tokenizer or filter did to a token.
struct TokenStep {
  enum class Action {
    changed,  ///< into terms[0]
    joined,   ///< made part of each of terms, which have rows of their own
    added,    ///< the token was not there before
    dropped
  };
  std::string name;  ///< of the filter
  Action action = Action::changed;
  std::vector<std::string> terms;
};

/// One token from the text to the last filter.
struct TracedToken {
  TextSpan span;                 ///< bytes of the text
  std::string source;            ///< these bytes
  std::string term;              ///< what became of it; empty where it was dropped
  std::vector<TokenStep> steps;  ///< only those that did something, in order

  /// The filter that dropped it; empty where it stayed.
  std::string_view dropped_by() const;
};

/// A piece of the text that a char filter replaced or removed.
struct TextChange {
  TextSpan span;       ///< bytes of the text
  std::string source;  ///< these bytes
  std::string name;    ///< of the char filter
  std::string text;    ///< what stands there now; empty where it was removed
};

struct TextTrace {
  std::vector<TracedToken> tokens;  ///< every token that was cut, and every one that a filter added, by their place
  std::vector<TextChange> changes;  ///< by their place
};

TextTrace trace_text(Analyzer& analyzer, std::string_view text);

/// "normalize: cat", "stopwords: dropped", "ngrams: in 'big cat', 'cat food'", "phrases: added".
std::string describe(const TokenStep& step);

}  // namespace topicmill
