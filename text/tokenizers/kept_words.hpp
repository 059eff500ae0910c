// What the word tokenizer is told to keep whole: C++, .NET, R&D, #tag, @user.
#pragma once

#include <string>
#include <vector>

#include "text/tokenizers/regex_matches.hpp"

namespace topicmill {

/// Finds words of a list in a text. An entry stands for itself, whatever its case; a * in it stands for letters, digits
/// and underscores with a letter among them, and \ takes the meaning from the character behind it: `#*` is every
/// hashtag, `*&*` R&D as well as AT&T, `A\*` the algorithm. An entry begins where no word goes on, and one that ends in
/// a letter, a digit or * ends where the word does. Time linear in the text. One instance serves one thread at a time.
class KeptWords {
 public:
  explicit KeptWords(const std::vector<std::string>& entries) : matches_(expression_of(entries)) {}

  /// What is wrong with an entry, and the mend; empty where nothing is.
  struct Problem {
    std::string message;
    std::string mend;
  };
  static Problem problem(const std::string& entry);

  /// Appends them, leftmost first, none overlapping; of several at one place the longest entry counts.
  void append(std::string_view text, Tokens& tokens) { matches_.append(text, tokens); }

 private:
  static std::string expression_of(std::vector<std::string> entries);

  RegexMatches matches_;
};

}  // namespace topicmill
