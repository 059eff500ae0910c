#include "text/vectorize/weigher.hpp"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "base/registry.hpp"
#include "text/vectorize/join_rows.hpp"

namespace topicmill {
namespace {

/// The norm of a row of weights; 1 where there is nothing to scale.
double norm_of(RowNorm norm, std::span<const double> weights) {
  double sum = 0;
  switch (norm) {
    case RowNorm::none:
      return 1;
    case RowNorm::l1:
      for (const double weight : weights) sum += std::abs(weight);
      break;
    case RowNorm::l2:
      for (const double weight : weights) sum += weight * weight;
      sum = std::sqrt(sum);
      break;
  }
  return sum > 0 ? sum : 1;
}

/// Writes weights over a norm as float32.
void round(std::span<const double> weights, double norm, std::vector<float>::iterator values) {
  if (norm == 1) {
    std::transform(weights.begin(), weights.end(), values, [](double weight) { return static_cast<float>(weight); });
    return;
  }
  std::transform(weights.begin(), weights.end(), values,
                 [=](double weight) { return static_cast<float>(weight / norm); });
}

std::vector<double> idf_of(const std::vector<Term>& terms) {
  std::vector<double> idf(terms.size());
  std::transform(terms.begin(), terms.end(), idf.begin(), [](const Term& term) { return term.idf; });
  return idf;
}

std::unique_ptr<TermWeight> fitted(const std::vector<Term>& terms, const LearnedWeights& learned,
                                   const VectorizeOptions& options, const Registry& registry) {
  auto tf = registry.make(options.tf);
  tf->fit(terms, learned);
  return tf;
}

}  // namespace

Weigher::Weigher(const std::vector<Term>& terms, const LearnedWeights& learned, const VectorizeOptions& options,
                 const Registry& registry)
    : tf_(fitted(terms, learned, options, registry)),
      idf_(idf_of(terms)),
      term_scales_(learned.term_scales),
      neighbors_(learned.neighbors),
      norm_(options.norm) {}

SparseMatrix Weigher::operator()(SparseMatrix counts) const {
  return neighbors_.rows > 0 ? weigh_and_spread(counts) : weigh_in_place(std::move(counts));
}

void Weigher::weigh(std::span<const std::uint32_t> columns, std::span<const float> counts, Spreading& spreading,
                    WeighedRow& row) const {
  weigh_terms(columns, counts, row.weights);
  row.columns.assign(columns.begin(), columns.end());
  if (neighbors_.rows > 0) spreading.spread(neighbors_, row.columns, row.weights);
  const double norm = scale(row.columns, row.weights);
  if (norm == 1) return;
  for (double& weight : row.weights) weight /= norm;
}

void Weigher::weigh_terms(std::span<const std::uint32_t> columns, std::span<const float> counts,
                          std::vector<double>& weights) const {
  weights.resize(columns.size());
  tf_->weigh(columns, counts, weights);
  for (std::size_t i = 0; i < columns.size(); ++i) weights[i] *= idf_[columns[i]];
}

double Weigher::scale(std::span<const std::uint32_t> columns, std::vector<double>& weights) const {
  if (!term_scales_.empty()) {
    for (std::size_t i = 0; i < columns.size(); ++i) weights[i] *= term_scales_[columns[i]];
  }
  return norm_of(norm_, weights);
}

SparseMatrix Weigher::weigh_in_place(SparseMatrix counts) const {
  tbb::parallel_for(tbb::blocked_range<std::int64_t>(0, counts.rows, 64), [&](const auto& rows) {
    std::vector<double> weights;
    for (std::int64_t row = rows.begin(); row < rows.end(); ++row) {
      weigh_terms(counts.row_columns(row), counts.row_values(row), weights);
      const double norm = scale(counts.row_columns(row), weights);
      round(weights, norm, counts.values.begin() + counts.row_starts[static_cast<std::size_t>(row)]);
    }
  });
  return counts;
}

SparseMatrix Weigher::weigh_and_spread(const SparseMatrix& counts) const {
  struct Room {
    Spreading spreading;
    WeighedRow row;
  };
  tbb::enumerable_thread_specific<Room> rooms;
  return join_rows(counts.rows, counts.cols, [&](std::int64_t row, RowBlock& block) {
    auto& [spreading, weighed] = rooms.local();
    weigh(counts.row_columns(row), counts.row_values(row), spreading, weighed);
    block.columns.insert(block.columns.end(), weighed.columns.begin(), weighed.columns.end());
    for (const double weight : weighed.weights) block.values.push_back(static_cast<float>(weight));
  });
}

}  // namespace topicmill
