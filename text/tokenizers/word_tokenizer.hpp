// Words of any language by Unicode's rules (UAX #29) as ICU implements them, at the speed of a table where the text
// allows it.
#pragma once

#include "text/tokenizer.hpp"
#include "text/tokenizers/icu_words.hpp"

namespace topicmill {

/// Gives the same tokens as IcuWords over the whole text. Of the stretches between ASCII white space, those of ASCII
/// are cut 64 bytes at a time, those whose code points need no dictionary and no look at their neighbors by a table;
/// only the others go to ICU.
class WordTokenizer : public Tokenizer {
 public:
  void tokenize(std::string_view text, Tokens& tokens) override;
  std::unique_ptr<Tokenizer> clone() const override { return std::make_unique<WordTokenizer>(*this); }

 private:
  /// Appends the words of text[begin, text.size()).
  void append_words(std::string_view text, std::size_t begin, Tokens& tokens);

  IcuWords icu_;
};

}  // namespace topicmill
