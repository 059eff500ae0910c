// Words of any language by Unicode's rules (UAX #29) as ICU implements them, at the speed of a table where the text
// allows it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "text/tokenizers/icu_words.hpp"
#include "text/tokenizers/kept_words.hpp"
#include "text/tokens/tokenizer.hpp"

namespace topicmill {

struct WordOptions {
  std::vector<std::string> keep;

  static constexpr auto fields() {
    return std::tuple{field("keep", &WordOptions::keep,
                            "Words to keep whole though Unicode's rules cut them: [C++, C#, .NET, R&D, '#*', '@*']; "
                            "any case will do, * stands for any word, \\* for the character.")};
  }

  /// Entries have a letter, a digit or *, and no blank.
  void check(const Value& value, Reading& reading) const;
};

/// Gives the same tokens as IcuWords over the whole text. Of the stretches between ASCII white space, those of ASCII
/// are cut 64 bytes at a time, those whose code points need no dictionary and no look at their neighbors by a table;
/// only the others go to ICU. Words to keep are found before, and what lies between them is cut by itself.
class WordTokenizer : public Tokenizer {
 public:
  WordTokenizer() = default;
  explicit WordTokenizer(const WordOptions& options);
  void tokenize(std::string_view text, Tokens& tokens) override;
  std::unique_ptr<Tokenizer> clone() const override { return std::make_unique<WordTokenizer>(*this); }

 private:
  /// Appends the words of text[done, text.size()).
  void cut(std::string_view text, std::size_t done, Tokens& tokens);

  /// The same where most of them are not ASCII.
  void append_words(std::string_view text, std::size_t begin, Tokens& tokens);

  IcuWords icu_;
  std::optional<KeptWords> kept_;  ///< none where nothing is to be kept
};

}  // namespace topicmill
