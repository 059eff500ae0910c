#include "text/vectorize/learned_weights.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/registry.hpp"
#include "text/vectorize/column_sums.hpp"
#include "text/vectorize/weigher.hpp"

namespace topicmill {
namespace {

double mean_length(const std::vector<std::int64_t>& known_tokens, Collective& ranks) {
  const auto tokens = sum_over_ranks(ranks, std::accumulate(known_tokens.begin(), known_tokens.end(), std::int64_t{0}));
  const auto documents = sum_over_ranks(ranks, std::int64_t{std::count_if(known_tokens.begin(), known_tokens.end(),
                                                                          [](auto known) { return known > 0; })});
  return documents > 0 ? static_cast<double>(tokens) / static_cast<double>(documents) : 0;
}

/// m: the diagonal of D = diag(V' V 1), of V as `weigher` makes it of the counts: what each term has in common with
/// all others.
std::vector<double> term_degrees(const SparseMatrix& counts, const Weigher& weigher) {
  return column_sums(counts, [&](std::int64_t begin, std::int64_t end, std::span<double> sums) {
    Spreading spreading;
    WeighedRow row;
    for (std::int64_t i = begin; i < end; ++i) {
      weigher.weigh(counts.row_columns(i), counts.row_values(i), spreading, row);
      const double total = std::accumulate(row.weights.begin(), row.weights.end(), 0.0);
      for (std::size_t a = 0; a < row.columns.size(); ++a) sums[row.columns[a]] += row.weights[a] * total;
    }
  });
}

/// D^-exponent (Yan et al. 2012, "Clustering short text using Ncut-weighted non-negative matrix factorization"). A term
/// without a degree weighs as the one of the least.
std::vector<double> term_scales(std::vector<double> degrees, double exponent) {
  double most = 0;
  for (double& degree : degrees) {
    degree = degree > 0 ? std::pow(degree, -exponent) : 0;
    most = std::max(most, degree);
  }
  for (double& scale : degrees) scale = scale > 0 ? scale : most;
  return degrees;
}

}  // namespace

LearnedWeights learn_weights(const PrunedCounts& training, const VectorizeOptions& options, const Registry& registry) {
  LearnedWeights learned;
  learned.mean_length =
      mean_length(training.known_tokens, PlacedRows(training.counts.rows, training.counts.blocks).ranks());
  if (options.neighbors) learned.neighbors = nearest_terms(training.counts, *options.neighbors);
  if (options.term_degree > 0) {
    const Weigher weigher(training.terms, learned, options, registry);
    learned.term_scales = term_scales(term_degrees(training.counts, weigher), options.term_degree);
  }
  return learned;
}

}  // namespace topicmill
