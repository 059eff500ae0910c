// Whatever stands between white space: for text that was tokenized before.
#pragma once

#include "text/tokenizers/set_runs.hpp"
#include "text/tokens/tokenizer.hpp"

namespace topicmill {

/// Splits at code points with Unicode's White_Space property.
class WhitespaceTokenizer : public Tokenizer {
 public:
  WhitespaceTokenizer() : runs_("[^[:White_Space:]]", 1) {}
  void tokenize(std::string_view text, Tokens& tokens) override { runs_.append(text, tokens); }
  std::unique_ptr<Tokenizer> clone() const override { return std::make_unique<WhitespaceTokenizer>(*this); }

 private:
  SetRuns runs_;
};

}  // namespace topicmill
