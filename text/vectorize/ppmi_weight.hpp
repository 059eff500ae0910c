// Term weights by surprise.
#pragma once

#include "text/vectorize/count_weights.hpp"

namespace topicmill {

/// Positive pointwise mutual information of document and term, max(0, ln(v_ij N / (r_i c_j))): r_i is the sum of the
/// document's counts, c_j that of the term in the training corpus, N that of all its kept terms (Church and Hanks
/// 1990; Bullinaria and Levy 2007). What comes as often as in any document weighs nothing.
class PpmiWeight : public TermWeight {
 public:
  void fit(const std::vector<Term>& terms, const LearnedWeights& learned) override;
  void weigh(std::span<const std::uint32_t> columns, std::span<const float> counts,
             std::span<double> weights) const override;
  SuitedWeights suits() const override { return {DocumentWeight::none, RowNorm::l2, 0, 0}; }

 private:
  CountLog log_;
  std::vector<double> rarity_;  ///< m: ln(N / c_j)
};

}  // namespace topicmill
