// The term weight of Okapi BM25.
#pragma once

#include "text/vectorize/term_weight.hpp"

namespace topicmill {

struct Bm25Options {
  using Product = TermWeight;
  static constexpr std::string_view member_name = "bm25";

  double k1 = 2;
  double b = 0.75;

  static constexpr auto fields() {
    return std::tuple{
        field("k1", &Bm25Options::k1,
              "How much further occurrences add: 0 nothing; a weight stays below k1 + 1 however often a term comes.",
              at_least(0)),
        field("b", &Bm25Options::b,
              "How much is taken off for the length of a document: 0 nothing, 1 all that it is longer than the mean of "
              "the training documents.",
              between(0, 1)),
    };
  }
};

/// tf (k1 + 1) / (tf + k1 (1 - b + b length / mean length)), where the length of a document is the sum of its counts of
/// kept terms and the mean is that of the training documents with any (Robertson and Zaragoza 2009, "The probabilistic
/// relevance framework: BM25 and beyond").
class Bm25Weight : public TermWeight {
 public:
  explicit Bm25Weight(const Bm25Options& options) : options_(options) {}

  void fit(const std::vector<Term>& terms, const LearnedWeights& learned) override;
  void weigh(std::span<const std::uint32_t> columns, std::span<const float> counts,
             std::span<double> weights) const override;
  SuitedWeights suits() const override { return {DocumentWeight::bm25, RowNorm::none, 0.15, 0.25}; }

 private:
  Bm25Options options_;
  double mean_length_ = 1;
};

}  // namespace topicmill
