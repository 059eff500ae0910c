// The token filter family: tokens -> tokens, one document at a time.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "base/registry.hpp"
#include "text/tokens/learner.hpp"
#include "text/tokens/tokens.hpp"

namespace topicmill {

/// What the option of a filter says where it goes by tokens.language(): `stem: auto`.
inline constexpr std::string_view language_of_document = "auto";

/// What text.language says where it is to be found in the corpus: see settle_language().
inline constexpr std::string_view language_of_corpus = "corpus";

/// Changes, drops or adds tokens of one document. One instance serves one thread at a time; clone() gives another
/// thread its own.
class TokenFilter {
 public:
  virtual ~TokenFilter() = default;

  /// Rewrites `tokens` in place, keeping their order; changed terms go to the arena of `tokens`, spans stay.
  virtual void apply(Tokens& tokens) = 0;

  virtual std::unique_ptr<TokenFilter> clone() const = 0;

  /// True where what becomes of a token depends on its text alone, neither on its neighbors nor on the document, and no
  /// token becomes several: then a word that was seen before need not be filtered again. See NumberingAnalyzer. A
  /// filter that treats documents of few languages apart says so in goes_by().
  virtual bool is_word_by_word() const { return false; }

  /// True where a filter that goes word by word does something else in documents of that language than in others.
  virtual bool goes_by(LanguageCode) const { return false; }

  /// What has to see the whole corpus before this filter can apply; null, as for most filters, where nothing has.
  virtual std::unique_ptr<Learner> learner() const { return nullptr; }

  /// Options that make this filter again without a file and without learning: what a saved model keeps. None where
  /// those that it was made with do so.
  virtual std::optional<Value> self_contained() const { return std::nullopt; }
};

/// What a filter needs to have for the language of a document where its options say auto: the property of such a member
/// of the family.
struct LanguageResource {
  std::string_view title;  ///< "stop word list"
  std::string_view key;    ///< of run.json, behind "without_"
  bool (*has)(const std::string& language) = nullptr;
};

/// That of a filter which goes by the language of the document, as `stopwords: [auto, extra.txt]` does; null for
/// others, also for those that leave documents of most languages alone.
const LanguageResource* resource_by_language(const Choice<TokenFilter>& filter, const Registry& registry);

/// Where item number i of the list option `name` stands; `value` holds the options, or the list itself.
const Value& item_value(const Value& value, std::string_view name, std::size_t i);

/// normalize, elision, length, numbers, stopwords, keep, synonyms, stem, marks, phrases, ngrams. The one place to
/// register a token filter.
Family<TokenFilter> builtin_filters();

}  // namespace topicmill
