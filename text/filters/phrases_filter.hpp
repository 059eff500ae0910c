// Joins words that occur together far more often than by chance: new york -> new_york.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "text/filters/phrase_score.hpp"
#include "text/tokens/token_filter.hpp"

namespace topicmill {

struct PhrasesOptions {
  std::int64_t min_count = 5;
  std::optional<double> threshold;
  PhraseScore score = PhraseScore::mikolov;
  std::string delimiter = "_";
  std::vector<std::string> connectors;
  std::optional<std::int64_t> max_vocabulary;
  std::optional<std::vector<std::string>> known;

  static constexpr auto fields() {
    return std::tuple{
        field("min_count", &PhrasesOptions::min_count, "Pairs that occur less often are no phrases.", at_least(1)),
        field("threshold", &PhrasesOptions::threshold,
              "Pairs of a higher score are phrases; null: 10 for default, 0.5 for npmi. Higher gives fewer phrases."),
        field("score", &PhrasesOptions::score,
              "default: (pair - min_count) |V| / (a b), |V| counting words and pairs; npmi: normalized pointwise "
              "mutual information, from -1 to 1."),
        field("delimiter", &PhrasesOptions::delimiter, "Stands between the words of a phrase."),
        field("connectors", &PhrasesOptions::connectors,
              "Words that may stand inside a phrase and not at its ends, such as [of, the]: bank_of_america."),
        field("max_vocabulary", &PhrasesOptions::max_vocabulary,
              "Distinct words and pairs to count at once; the rarest are forgotten above it, and a warning says so. "
              "null: all, and counts are exact."),
        field("known", &PhrasesOptions::known,
              "Join these phrases, written with the delimiter, and learn none: [new_york, bank_of_america]; null: "
              "learn."),
    };
  }

  double resolved_threshold() const { return threshold.value_or(score == PhraseScore::npmi ? 0.5 : 10); }

  /// threshold must be above 0, or from -1 to 1 for npmi; max_vocabulary at least 1,000.
  void check(const Value& value, Reading& reading) const;
};

/// Goes from left to right and joins each pair that the corpus showed to be a phrase, with the connectors in it; joined
/// words join no further: a second `phrases` behind this one makes phrases of up to four words. Neighbors are what the
/// filters before left, as for ngrams. Counts, scores and joining are those of gensim's Phrases, a document being a
/// sentence. The span of a phrase reaches from its first word to its last.
class PhrasesFilter : public TokenFilter {
 public:
  class Knowledge;

  /// Has to learn first, unless it is given what it shall know: apply() throws std::logic_error until its learner gave
  /// a filter that knows.
  explicit PhrasesFilter(const PhrasesOptions& options);

  void apply(Tokens& tokens) override;
  std::unique_ptr<TokenFilter> clone() const override { return std::make_unique<PhrasesFilter>(*this); }
  std::unique_ptr<Learner> learner() const override;
  std::optional<Value> self_contained() const override;

 private:
  std::shared_ptr<const Knowledge> knowledge_;
};

}  // namespace topicmill
