// Which words are forms of one word: car and cars, israel and israeli.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace topicmill {

/// A term as its forms are told: its words, and their stems. A term of several words is one that phrases or n-grams
/// made, whose words a space or an underscore parts.
struct WordForm {
  std::vector<std::string> words;
  std::vector<std::string> stems;  ///< one a word; the word itself where the language has no stemmer
};

/// Forms of terms, one each. `language`: an ISO code or a name of libstemmer's; anything else stands for none.
std::vector<WordForm> forms_of(const std::vector<std::string_view>& terms, const std::string& language);

/// Whether a word of one term is a form of a word of the other: their stems are equal, or they begin alike, by at least
/// four characters and twice as many as either has beside them.
bool share_a_word(const WordForm& left, const WordForm& right);

/// Whether the terms have equal stems, word by word.
bool are_forms_of_one(const WordForm& left, const WordForm& right);

}  // namespace topicmill
