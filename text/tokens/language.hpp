// The language of a document: its code, and how it is found.
#pragma once

#include <array>
#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace topicmill {

/// An ISO 639 code: two letters, or three where the language has no two ("haw"). Empty where the language is unknown.
class LanguageCode {
 public:
  LanguageCode() = default;

  /// Takes no more than three letters.
  explicit LanguageCode(std::string_view code) { code.copy(letters_.data(), letters_.size() - 1); }

  std::string_view text() const { return letters_.data(); }
  bool is_known() const { return letters_[0] != '\0'; }

  friend auto operator<=>(const LanguageCode&, const LanguageCode&) = default;

 private:
  std::array<char, 4> letters_{};
};

/// Finds the language of texts by Compact Language Detector 2 with its tables for some 80 languages; those for 160 tell
/// fewer of the common ones. It goes by the text alone. One instance serves one thread at a time.
class LanguageDetector {
 public:
  /// How much of a text is looked at: a little of it says what all of it would, and costs less.
  static constexpr std::size_t most_bytes = 4096;

  /// The language of most of the beginning of `text` (valid UTF-8); unknown where it says too little, or nothing of a
  /// known language. Chinese is zh in either script, Norwegian is no in either form; Amharic and Tigrinya, which CLD2
  /// does not know, go by a letter. O(min(bytes, most_bytes)).
  LanguageCode detect(std::string_view text);

 private:
  std::string head_;  ///< scratch
};

/// Every code of ISO 639 that ICU knows.
std::vector<std::string> language_codes();

}  // namespace topicmill
