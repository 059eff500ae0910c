// The term weight family: what the count of a term in a document weighs, before idf and norm.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "text/vectorize/learned_weights.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {

class Registry;
struct Value;
template <class Product>
class Family;

/// The other options of weights that go with a term weight, by evidence (docs/quality.md).
struct SuitedWeights {
  DocumentWeight idf = DocumentWeight::smooth;
  RowNorm norm = RowNorm::l2;
  double term_degree = 0;
  double document_degree = 0;
};

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

  /// What is taken where a config leaves it open.
  virtual SuitedWeights suits() const { return {}; }
};

/// Gives options that `written`, the section of a config, leaves open what suits options.tf. Throws UsageError or
/// ConfigError where that is no member of the registry.
void suit_weights(const Value& written, VectorizeOptions& options, const Registry& registry);

/// raw, log, binary, bm25, ppmi. The one place to register a term weight.
Family<TermWeight> builtin_term_weights();

}  // namespace topicmill
