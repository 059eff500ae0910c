// The term weight family: what the count of a term in a document weighs, before idf and norm.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "text/vectorize/learned_weights.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {

template <class Product>
class Family;

/// Made, then fitted once, then shared by any number of threads.
class TermWeight {
 public:
  virtual ~TermWeight() = default;

  /// What there is to know of the training corpus: its m kept terms, and what weights have learned beside them.
  virtual void fit(const std::vector<Term>& /*terms*/, const LearnedWeights& /*learned*/) {}

  /// One document: weights[i], 0 or more, of counts[i] in column columns[i]. A count of 0 weighs 0.
  virtual void weigh(std::span<const std::uint32_t> columns, std::span<const float> counts,
                     std::span<double> weights) const = 0;

  /// Whether such a count, above 0, is one that can be weighed: fractions have logarithms below 0.
  virtual bool can_weigh(double /*count*/) const { return true; }

  /// Whether weights are the counts themselves.
  virtual bool keeps_counts() const { return false; }
};

/// raw, log, binary, bm25, ppmi. The one place to register a term weight.
Family<TermWeight> builtin_term_weights();

}  // namespace topicmill
