// The one list of tokenizers.
#include "text/tokenizers/pattern_tokenizer.hpp"
#include "text/tokenizers/whitespace_tokenizer.hpp"
#include "text/tokenizers/word_tokenizer.hpp"
#include "text/tokens/tokenizer.hpp"

namespace topicmill {

Family<Tokenizer> builtin_tokenizers() {
  return {
      "tokenizer",
      {
          member<Tokenizer, WordTokenizer, WordOptions>("word", "Words of any language by Unicode's rules (UAX #29)."),
          member<Tokenizer, PatternTokenizer, PatternOptions>("pattern", "Matches of a regular expression."),
          member<Tokenizer, WhitespaceTokenizer>("whitespace", "Whatever stands between white space."),
      }};
}

}  // namespace topicmill
