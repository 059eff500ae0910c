// Drops the words that every text has.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "text/tokens/token_filter.hpp"
#include "text/tokens/vocabulary.hpp"

namespace topicmill {

struct StopwordsOptions {
  std::vector<std::string> lists{"en"};
  std::vector<std::string> words{};

  static constexpr bool shorthand = true;
  static constexpr auto fields() {
    return std::tuple{
        field("lists", &StopwordsOptions::lists,
              "Languages (en, de, ...), auto for the language of each document (text.language), or files of one word "
              "a line; a file has a '.' or '/' in its name."),
        field("words", &StopwordsOptions::words, "Further words, as the filters before this one write them."),
    };
  }

  /// Every list must be auto, a known language or a readable file of UTF-8.
  void check(const Value& value, Reading& reading) const;
};

/// Drops the terms that equal a listed word byte for byte. The built-in lists match terms in their written form as
/// well as normalized by nfkc_casefold; words of files match as they are written there, so put them in the form that
/// the filters before this one make. With auto, a document whose language is unknown or has no list loses the words of
/// the other lists only.
class StopwordsFilter : public TokenFilter {
 public:
  /// Throws InputError where a file cannot be read, UsageError where a language is unknown.
  explicit StopwordsFilter(const StopwordsOptions& options);
  void apply(Tokens& tokens) override;
  std::unique_ptr<TokenFilter> clone() const override { return std::make_unique<StopwordsFilter>(*this); }
  bool is_word_by_word() const override { return true; }
  bool goes_by(LanguageCode language) const override;
  std::optional<Value> self_contained() const override;

 private:
  class WordsByLanguage;

  std::shared_ptr<const Vocabulary> words_;
  std::shared_ptr<WordsByLanguage> by_language_;  ///< null without auto
};

}  // namespace topicmill
