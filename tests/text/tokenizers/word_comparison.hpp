// The word tokenizer beside ICU alone, for texts from anywhere.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "text/tokenizers/icu_words.hpp"
#include "text/tokenizers/word_tokenizer.hpp"

namespace topicmill {

/// Runs both ways over many texts; the tokenizers and token lists are reused, as in real life.
class WordComparison {
 public:
  /// Empty where both agree, else the text and what each made of it.
  std::string difference(std::string_view text) {
    fast_.clear();
    exact_.clear();
    words_.tokenize(text, fast_);
    icu_.append(text, 0, text.size(), exact_);
    return same() ? "" : describe(text);
  }

 private:
  bool same() const {
    const auto equal = [](const Token& a, const Token& b) {
      return a.begin == b.begin && a.end == b.end && a.text == b.text;
    };
    return std::equal(fast_.list().begin(), fast_.list().end(), exact_.list().begin(), exact_.list().end(), equal);
  }

  std::string describe(std::string_view text) const {
    std::string out = "text <" + std::string(text) + ">, table";
    for (const auto& token : fast_.list()) out += " <" + std::string(token.text) + ">";
    out += ", ICU";
    for (const auto& token : exact_.list()) out += " <" + std::string(token.text) + ">";
    return out;
  }

  WordTokenizer words_;
  IcuWords icu_;
  Tokens fast_;
  Tokens exact_;
};

}  // namespace topicmill
