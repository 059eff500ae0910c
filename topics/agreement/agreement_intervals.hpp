// How far the agreement of clusters with labels may be off, as the documents are but a sample: the bootstrap.
#pragma once

#include <cstddef>
#include <cstdint>

#include "topics/agreement/agreement.hpp"

namespace topicmill {

/// Of each measure the ends of its interval.
struct AgreementIntervals {
  Agreement low;
  Agreement high;
};

/// A table of more pairs than that, as of a field with a value a document, gets no intervals: they would take long, and
/// tell nothing.
inline constexpr std::size_t most_resampled_pairs = 100'000;

/// How many times documents are drawn anew, and what the interval holds.
inline constexpr std::int64_t agreement_resamples = 200;
inline constexpr double agreement_confidence = 0.95;

/// Draws as many documents as there are, with replacement, agreement_resamples times; the interval of a measure is
/// between percentiles of what these give (Efron and Tibshirani 1993, chapter 13), less the mean by which they are off
/// the measure itself: a document that is drawn twice agrees with itself, which lifts them all. `agreement`: that of
/// the table. Documents of one pair are alike, so that their counts are drawn rather than they: O(resamples labels
/// clusters sqrt(documents of a pair)), on all threads of the current arena; the same for any number of them.
AgreementIntervals agreement_intervals(const Contingency& table, const Agreement& agreement);

}  // namespace topicmill
