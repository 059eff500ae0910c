// How much two words belong together: the scores of gensim's Phrases.
#pragma once

#include <cstdint>

#include "base/options.hpp"

namespace topicmill {

enum class PhraseScore { mikolov, npmi };
constexpr auto enum_names(PhraseScore) {
  return std::array{Named<PhraseScore>{PhraseScore::mikolov, "default"}, Named<PhraseScore>{PhraseScore::npmi, "npmi"}};
}

/// What a score is made of: how often the words a and b and the pair occur, and the size of the corpus.
struct PairCounts {
  std::int64_t a = 0;
  std::int64_t b = 0;
  std::int64_t pair = 0;
  std::int64_t min_count = 0;
  std::int64_t distinct = 0;  ///< |V|: distinct words and pairs
  std::int64_t words = 0;     ///< tokens of the corpus
};

/// default (Mikolov et al. 2013, eq. 6, as gensim scales it): (pair - min_count) |V| / (a b).
/// npmi (Bouma 2009): ln(p_pair / (p_a p_b)) / -ln p_pair, over the tokens of the corpus; minus infinity below
/// min_count. Minus infinity as well where a word has no count, and where the quotient is no number.
double phrase_score(PhraseScore score, const PairCounts& counts);

}  // namespace topicmill
