// The analyzer: one tokenizer, then the token filters in the order the config lists them.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "text/text_options.hpp"

namespace topicmill {

/// Text -> terms. One instance serves one thread at a time; copy it to give another thread its own.
class Analyzer {
 public:
  Analyzer(const TextOptions& options, const Registry& registry);
  Analyzer(const Analyzer& other);
  Analyzer& operator=(const Analyzer&) = delete;

  /// Replaces `tokens` by those of `text` (valid UTF-8).
  void analyze(std::string_view text, Tokens& tokens);

  /// What `topicmill tokenize` shows: the tokens as cut, and after each filter.
  struct Step {
    std::string name;  ///< of the tokenizer or filter
    std::vector<Token> tokens;
  };
  std::vector<Step> trace(std::string_view text, Tokens& tokens);

 private:
  std::unique_ptr<Tokenizer> tokenizer_;
  std::vector<std::unique_ptr<TokenFilter>> filters_;
  std::vector<std::string> names_;
};

}  // namespace topicmill
