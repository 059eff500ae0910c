// The token filter family: tokens -> tokens, one document at a time.
#pragma once

#include <memory>

#include "base/registry.hpp"
#include "text/tokens.hpp"

namespace topicmill {

/// Changes, drops or adds tokens of one document. One instance serves one thread at a time; clone() gives another
/// thread its own.
class TokenFilter {
 public:
  virtual ~TokenFilter() = default;

  /// Rewrites `tokens` in place, keeping their order; changed terms go to the arena of `tokens`, spans stay.
  virtual void apply(Tokens& tokens) = 0;

  virtual std::unique_ptr<TokenFilter> clone() const = 0;
};

/// normalize, length, numbers, stopwords, stem, ngrams. The one place to register a token filter.
Family<TokenFilter> builtin_filters();

}  // namespace topicmill
