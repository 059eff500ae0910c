// Counts -> tf-idf weights.
#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <utility>

#include "text/vectorize/vectorize.hpp"

namespace topicmill {
namespace {

/// 1 + ln of small counts, which almost all counts are.
std::array<double, 256> make_log_weights() {
  std::array<double, 256> weights{};
  for (std::size_t count = 1; count < weights.size(); ++count)
    weights[count] = 1 + std::log(static_cast<double>(count));
  return weights;
}

double log_weight(double count) {
  static const auto weights = make_log_weights();
  const auto whole = static_cast<std::size_t>(count);
  return whole < weights.size() && static_cast<double>(whole) == count ? weights[whole] : 1 + std::log(count);
}

double term_weight(TermWeight tf, double count) {
  switch (tf) {
    case TermWeight::raw:
      return count;
    case TermWeight::log:
      return log_weight(count);
    case TermWeight::binary:
      return 1;
  }
  return count;
}

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

void weigh_row(std::span<const std::uint32_t> columns, std::span<float> values, const std::vector<double>& idf,
               const VectorizeOptions& options, std::vector<double>& weights) {
  weights.resize(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    weights[i] = term_weight(options.tf, static_cast<double>(values[i])) * idf[columns[i]];
  }
  const double norm = norm_of(options.norm, weights);
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<float>(weights[i] / norm);
}

}  // namespace

std::vector<double> idf_of(const std::vector<Term>& terms) {
  std::vector<double> idf(terms.size());
  std::transform(terms.begin(), terms.end(), idf.begin(), [](const Term& term) { return term.idf; });
  return idf;
}

WeightedMatrix weigh(SparseMatrix counts, const std::vector<double>& idf, const VectorizeOptions& options) {
  tbb::parallel_for(tbb::blocked_range<std::int64_t>(0, counts.rows, 64), [&](const auto& rows) {
    std::vector<double> weights;
    for (std::int64_t row = rows.begin(); row < rows.end(); ++row) {
      const auto begin = static_cast<std::size_t>(counts.row_starts[static_cast<std::size_t>(row)]);
      const auto columns = counts.row_columns(row);
      weigh_row(columns, {counts.values.data() + begin, columns.size()}, idf, options, weights);
    }
  });
  return {std::move(counts)};
}

}  // namespace topicmill
