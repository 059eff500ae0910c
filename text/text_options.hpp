// The `text:` section: how text becomes terms.
#pragma once

#include <vector>

#include "base/registry.hpp"
#include "text/token_filter.hpp"
#include "text/tokenizer.hpp"

namespace topicmill {

struct TextOptions {
  Choice<Tokenizer> tokenizer{"word", {}};
  std::vector<Choice<TokenFilter>> filters = default_filters();

  static constexpr auto fields() {
    return std::tuple{
        field("tokenizer", &TextOptions::tokenizer, "Cuts text into tokens."),
        field("filters", &TextOptions::filters, "Change and drop tokens, in this order."),
    };
  }

  /// normalize: nfkc_casefold, length: {min: 2, max: 40}, numbers: drop, stopwords: [en]
  static std::vector<Choice<TokenFilter>> default_filters();
};

}  // namespace topicmill
