// The `text:` section: how text becomes terms.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/choice.hpp"

namespace topicmill {

class CharFilter;
class TokenFilter;
class Tokenizer;

struct TextOptions {
  std::string language = "corpus";
  std::vector<Choice<CharFilter>> char_filters{{"normalize", {}}};
  Choice<Tokenizer> tokenizer = default_tokenizer();
  std::vector<Choice<TokenFilter>> filters = default_filters();
  std::optional<std::vector<std::string>> stopwords;
  std::int64_t min_tokens = 0;

  static constexpr auto fields() {
    return std::tuple{
        field("language", &TextOptions::language,
              "What the filters with auto go by: corpus, the language found in a sample of the corpus, or auto where "
              "that has several; auto, the language found in each document; a code such as de, for all documents; "
              "none."),
        field("char_filters", &TextOptions::char_filters, "Rewrite the text before it is cut, in this order."),
        field("tokenizer", &TextOptions::tokenizer, "Cuts text into tokens."),
        field("filters", &TextOptions::filters, "Change and drop tokens, in this order."),
        field("stopwords", &TextOptions::stopwords,
              "The lists of the filter stopwords: auto, languages (en, de, ...), files of one word a line; null: as "
              "text.filters says."),
        field("min_tokens", &TextOptions::min_tokens,
              "Documents with fewer tokens after the filters are left out, and listed in rejects.", at_least(0)),
    };
  }

  /// The language is corpus, auto, none or a code of ISO 639; filters that are written with auto need one, and find
  /// what they need for a code. There is a filter for `stopwords`.
  void check(const Value& value, Reading& reading) const;

  /// word, with no words to keep
  static Choice<Tokenizer> default_tokenizer();

  /// normalize: nfkc_casefold, elision: auto, length: {min: 2, max: 40}, numbers: drop, stopwords: [auto]
  static std::vector<Choice<TokenFilter>> default_filters();
};

/// Moves `stopwords` to where they take effect: the lists of the first filter stopwords.
void place_stopwords(TextOptions& options, const Registry& registry);

}  // namespace topicmill
