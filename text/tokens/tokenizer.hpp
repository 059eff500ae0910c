// The tokenizer family: text -> tokens.
#pragma once

#include <memory>
#include <string_view>

#include "base/registry.hpp"
#include "text/tokens/tokens.hpp"

namespace topicmill {

/// Cuts text into tokens. One instance serves one thread at a time; clone() gives another thread its own.
class Tokenizer {
 public:
  virtual ~Tokenizer() = default;

  /// Appends the tokens of `text` (valid UTF-8, below 4 GiB) in order; each token's text is its span of the source.
  virtual void tokenize(std::string_view text, Tokens& tokens) = 0;

  virtual std::unique_ptr<Tokenizer> clone() const = 0;
};

/// word, pattern, whitespace. The one place to register a tokenizer.
Family<Tokenizer> builtin_tokenizers();

}  // namespace topicmill
