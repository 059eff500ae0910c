// The `text:` section: how text becomes terms.
#pragma once

#include <string>
#include <vector>

#include "base/choice.hpp"

namespace topicmill {

class CharFilter;
class TokenFilter;
class Tokenizer;

struct TextOptions {
  std::string language = "none";
  std::vector<Choice<CharFilter>> char_filters{{"normalize", {}}};
  Choice<Tokenizer> tokenizer = default_tokenizer();
  std::vector<Choice<TokenFilter>> filters = default_filters();
  std::int64_t min_tokens = 0;

  static constexpr auto fields() {
    return std::tuple{
        field("language", &TextOptions::language,
              "What the filters with auto go by: auto, the language found in each document; a code such as de, for all "
              "documents; none: there are no such filters."),
        field("char_filters", &TextOptions::char_filters, "Rewrite the text before it is cut, in this order."),
        field("tokenizer", &TextOptions::tokenizer, "Cuts text into tokens."),
        field("filters", &TextOptions::filters, "Change and drop tokens, in this order."),
        field("min_tokens", &TextOptions::min_tokens,
              "Documents with fewer tokens after the filters are left out, and listed in rejects.", at_least(0)),
    };
  }

  /// The language is none, auto or a code of ISO 639; filters with auto need one, and find what they need for a code.
  void check(const Value& value, Reading& reading) const;

  /// word, with no words to keep
  static Choice<Tokenizer> default_tokenizer();

  /// normalize: nfkc_casefold, elision: auto, length: {min: 2, max: 40}, numbers: drop, stopwords: [en], or [auto]
  /// where documents have a language that has stop words.
  static std::vector<Choice<TokenFilter>> default_filters(const std::string& language = "none");
};

}  // namespace topicmill
