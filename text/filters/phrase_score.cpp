#include "text/filters/phrase_score.hpp"

#include <cmath>
#include <limits>

namespace topicmill {
namespace {

constexpr double never = -std::numeric_limits<double>::infinity();

double mikolov(const PairCounts& counts) {
  const double expected = static_cast<double>(counts.a) * static_cast<double>(counts.b);
  return static_cast<double>(counts.pair - counts.min_count) / expected * static_cast<double>(counts.distinct);
}

double npmi(const PairCounts& counts) {
  if (counts.pair < counts.min_count) return never;
  const auto words = static_cast<double>(counts.words);
  const double a = static_cast<double>(counts.a) / words;
  const double b = static_cast<double>(counts.b) / words;
  const double pair = static_cast<double>(counts.pair) / words;
  return std::log(pair / (a * b)) / -std::log(pair);
}

}  // namespace

double phrase_score(PhraseScore score, const PairCounts& counts) {
  if (counts.a <= 0 || counts.b <= 0 || counts.pair <= 0) return never;
  const double value = score == PhraseScore::npmi ? npmi(counts) : mikolov(counts);
  return std::isfinite(value) ? value : never;
}

}  // namespace topicmill
