#include "text/tokenizers/pattern_tokenizer.hpp"

#include <fmt/format.h>

namespace topicmill {

void PatternOptions::check(const Value& value, Reading& reading) const {
  const std::string problem = RegexMatches::problem(expression);
  if (problem.empty()) return;
  reading.fail(value.place_of("expression"), fmt::format("'{}' does not compile: {}", reading.path(), problem),
               "give a regular expression in ICU's syntax");
}

PatternTokenizer::PatternTokenizer(const PatternOptions& options) : runs_(SetRuns::of_expression(options.expression)) {
  if (!runs_) matches_.emplace(options.expression);
}

void PatternTokenizer::tokenize(std::string_view text, Tokens& tokens) {
  if (runs_) {
    runs_->append(text, tokens);
  } else {
    matches_->append(text, tokens);
  }
}

}  // namespace topicmill
