// A random start: uniform entries whose product has the mean of V.
#include <cmath>

#include "nmf/algebra/random.hpp"
#include "nmf/initializers/builtin.hpp"

namespace topicmill {

template <class T>
double mean_value(const MatrixView<T>& V) {
  const PlacedRows rows = V.placed_rows();
  const double total = sum_over_pieces(rows, 0.0, [&](std::size_t p) {
    double sum = 0;
    const RowRange piece = rows.piece(p);
    for (std::int64_t i = piece.begin; i < piece.end; ++i) {
      V.for_each_in_row(i, [&](std::int64_t, T value) { sum += static_cast<double>(value); });
    }
    return sum;
  });
  return total / (static_cast<double>(V.whole_rows()) * static_cast<double>(V.cols()));
}

template double mean_value(const MatrixView<float>&);
template double mean_value(const MatrixView<double>&);

namespace {

/// Uniform in (0, 2 scale): mean `scale`. Each factor has a stream of its own.
void fill(Factor& X, float scale, std::uint64_t seed) {
  const std::int64_t first = X.placed_rows().first();
  for (std::int64_t i = 0; i < X.rows(); ++i) {
    for (std::int64_t t = 0; t < X.k(); ++t) {
      X(i, t) = 2 * scale * random_uniform(seed, static_cast<std::uint64_t>((first + i) * X.k() + t));
    }
  }
}

}  // namespace

Factors RandomInitializer::initialize(const MatrixView<float>& V, const MatrixView<float>& /*Vt*/, std::int64_t k,
                                      std::uint64_t seed) const {
  const auto scale = static_cast<float>(std::sqrt(mean_value(V) / static_cast<double>(k)));
  Factors start{Factor(V.placed_rows(), k), Factor(V.cols(), k)};
  fill(start.W, scale, random_bits(seed, 0));
  fill(start.H, scale, random_bits(seed, 1));
  return start;
}

}  // namespace topicmill
