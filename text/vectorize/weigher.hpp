// Counts -> weights, for the documents that weights were learned from and for new ones alike.
//
//   const LearnedWeights learned = learn_weights(pruned, options, registry);
//   const SparseMatrix V = Weigher(pruned.terms, learned, options, registry)(std::move(pruned.counts));
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "text/vectorize/neighbors.hpp"
#include "text/vectorize/term_weight.hpp"

namespace topicmill {

/// The weights of one document, and of which terms they are.
struct WeighedRow {
  std::vector<std::uint32_t> columns;  ///< ascending
  std::vector<double> weights;
};

/// tf times idf, then the neighbors of terms and their scales where there are any, then the norm. Immutable: any number
/// of threads may share it.
class Weigher {
 public:
  /// Throws UsageError or ConfigError where options.tf is no member of the registry.
  Weigher(const std::vector<Term>& terms, const LearnedWeights& learned, const VectorizeOptions& options,
          const Registry& registry);

  /// Turns counts, n x m, into weights, in double precision and, where terms have no neighbors, in their memory. Equal
  /// to scikit-learn's TfidfVectorizer when configured alike. Parallel over rows, each of which depends on itself
  /// alone.
  SparseMatrix operator()(SparseMatrix counts) const;

  /// One row of counts, before its weights are rounded to float32. `spreading`: room for the neighbors.
  void weigh(std::span<const std::uint32_t> columns, std::span<const float> counts, Spreading& spreading,
             WeighedRow& row) const;

 private:
  void weigh_terms(std::span<const std::uint32_t> columns, std::span<const float> counts,
                   std::vector<double>& weights) const;

  /// Scales terms; returns what the weights are to be divided by.
  double scale(std::span<const std::uint32_t> columns, std::vector<double>& weights) const;
  SparseMatrix weigh_in_place(SparseMatrix counts) const;
  SparseMatrix weigh_and_spread(const SparseMatrix& counts) const;

  std::unique_ptr<TermWeight> tf_;
  std::vector<double> idf_;          ///< m
  std::vector<double> term_scales_;  ///< m, or empty
  SparseMatrix neighbors_;           ///< as in LearnedWeights
  RowNorm norm_;
};

}  // namespace topicmill
