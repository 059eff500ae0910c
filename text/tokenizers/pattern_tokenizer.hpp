// Tokens are the matches of a regular expression.
#pragma once

#include <optional>
#include <string>

#include "text/tokenizers/regex_matches.hpp"
#include "text/tokenizers/set_runs.hpp"
#include "text/tokens/tokenizer.hpp"

namespace topicmill {

struct PatternOptions {
  std::string expression = R"([\p{L}\p{N}_]{2,})";

  static constexpr bool shorthand = true;
  static constexpr auto fields() {
    return std::tuple{field("expression", &PatternOptions::expression,
                            "Regular expression (ICU syntax); each match that is not empty is a token.")};
  }

  /// The expression must compile.
  void check(const Value& value, Reading& reading) const;
};

/// Classes with `+` or `{n,}` behind them run without the regular expression engine, ten times as fast.
class PatternTokenizer : public Tokenizer {
 public:
  explicit PatternTokenizer(const PatternOptions& options);
  void tokenize(std::string_view text, Tokens& tokens) override;
  std::unique_ptr<Tokenizer> clone() const override { return std::make_unique<PatternTokenizer>(*this); }

 private:
  std::optional<SetRuns> runs_;
  std::optional<RegexMatches> matches_;
};

}  // namespace topicmill
