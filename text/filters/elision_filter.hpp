// Takes off the short word that leans on the next one by an apostrophe: l'homme -> homme.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "text/tokens/token_filter.hpp"

namespace topicmill {

struct ElisionOptions {
  std::string language{language_of_document};

  static constexpr bool shorthand = true;
  static constexpr auto fields() {
    return std::tuple{field("language", &ElisionOptions::language,
                            "ca, fr, ga or it; auto for the language of each document (text.language), which leaves "
                            "documents of other languages as they are.")};
  }

  /// The language must be auto or one that elides.
  void check(const Value& value, Reading& reading) const;
};

/// Articles, pronouns, prepositions and conjunctions that stand before an apostrophe, as of Lucene's lists, whatever
/// their case; aujourd'hui and quelqu'un stay whole. Any apostrophe will do. Put it behind `normalize` and before
/// `stopwords`. The span stays that of the whole.
class ElisionFilter : public TokenFilter {
 public:
  /// Throws UsageError for a language that check() refuses.
  explicit ElisionFilter(const ElisionOptions& options);
  void apply(Tokens& tokens) override;
  std::unique_ptr<TokenFilter> clone() const override { return std::make_unique<ElisionFilter>(*this); }
  bool is_word_by_word() const override { return true; }
  bool goes_by(LanguageCode language) const override;

 private:
  using Words = std::span<const std::string_view>;
  Words words_of(LanguageCode language) const;

  LanguageCode language_;  ///< unknown with auto
};

}  // namespace topicmill
