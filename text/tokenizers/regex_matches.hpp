// Matches of an ICU regular expression in UTF-8.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "text/tokens/tokens.hpp"

namespace topicmill {

/// One instance serves one thread at a time; a copy has its own matcher.
class RegexMatches {
 public:
  /// Throws UsageError where the expression does not compile; problem() says why before that.
  explicit RegexMatches(const std::string& expression);
  RegexMatches(const RegexMatches& other);
  RegexMatches& operator=(const RegexMatches&) = delete;
  ~RegexMatches();

  /// ICU's reason and offset where `expression` does not compile, else empty.
  static std::string problem(const std::string& expression);

  /// Appends every match that is not empty, leftmost first, none overlapping. Throws UsageError where the expression
  /// backtracks so much that ICU gives up.
  void append(std::string_view text, Tokens& tokens);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace topicmill
