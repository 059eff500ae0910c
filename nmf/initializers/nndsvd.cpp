// NNDSVD and its two fillings of zeros.
#include <algorithm>
#include <cmath>
#include <functional>

#include "base/registry.hpp"
#include "nmf/algebra/random.hpp"
#include "nmf/algebra/scale.hpp"
#include "nmf/algebra/tasks.hpp"
#include "nmf/algebra/truncated_svd.hpp"
#include "nmf/initializers/builtin.hpp"

namespace topicmill {
namespace {

/// Rounds of the singular value decomposition: where many topics are of one size, fewer leave some of them mixed.
constexpr int svd_rounds = 6;

/// Entries below this count as zero, where the largest value of V is 1.
constexpr double least_entry = 1e-6;

/// Squared lengths of the positive and of the negative part of every column.
struct PartNorms {
  std::vector<double> positive;
  std::vector<double> negative;

  explicit PartNorms(std::int64_t k) : positive(static_cast<std::size_t>(k)), negative(positive) {}
  PartNorms& operator+=(const PartNorms& other) {
    std::transform(positive.begin(), positive.end(), other.positive.begin(), positive.begin(), std::plus<>());
    std::transform(negative.begin(), negative.end(), other.negative.begin(), negative.begin(), std::plus<>());
    return *this;
  }

  template <class Visit>
  void each_part(const Visit& visit) {
    for (auto* part : {&positive, &negative}) visit(part->data(), part->size() * sizeof(double));
  }
};

PartNorms part_norms(const Factor& X) {
  return sum_over_rows(even_rows(X.placed_rows(), 16 * X.k()), PartNorms(X.k()), [&](RowRange rows, PartNorms& sums) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      const auto row = X.row_span(i);
      for (std::size_t t = 0; t < row.size(); ++t) {
        const auto x = static_cast<double>(row[t]);
        (x > 0 ? sums.positive : sums.negative)[t] += x * x;
      }
    }
  });
}

/// Column t of X becomes its positive part times scale_t, of its negative part where scale_t is below 0; what is not
/// above `least` becomes 0.
void take_parts(const std::vector<float>& scale, float least, Factor& X) {
  for_each_range(even_rows(X.placed_rows(), 16 * X.k()), [&](RowRange rows) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      float* row = X.row(i);
      for (std::size_t t = 0; t < scale.size(); ++t) {
        const float x = row[t] * scale[t];
        row[t] = x > least ? x : 0.0F;
      }
    }
  });
}

/// The stronger part of every pair of singular vectors.
Factors stronger_parts(TruncatedSvd svd, float least) {
  const PartNorms u = part_norms(svd.U);
  const PartNorms r = part_norms(svd.R);
  std::vector<float> scale_u;
  std::vector<float> scale_r;
  for (std::size_t t = 0; t < svd.sigma.size(); ++t) {
    const bool positive = u.positive[t] * r.positive[t] >= u.negative[t] * r.negative[t];
    const double u_norm = std::sqrt((positive ? u.positive : u.negative)[t]);
    const double r_norm = std::sqrt((positive ? r.positive : r.negative)[t]);
    const bool present = u_norm > 0 && r_norm > 0;
    const double weight = std::sqrt(svd.sigma[t] * u_norm * r_norm) * (positive ? 1 : -1);
    scale_u.push_back(present ? static_cast<float>(weight / u_norm) : 0.0F);
    scale_r.push_back(present ? static_cast<float>(weight / r_norm) : 0.0F);
  }
  take_parts(scale_u, least, svd.U);
  take_parts(scale_r, least, svd.R);
  return {std::move(svd.U), std::move(svd.R)};
}

void fill_zeros(Factor& X, ZeroFill fill, float mean, std::uint64_t seed) {
  const PlacedRows placed = X.placed_rows();
  for_each_range(even_rows(placed, 16 * X.k()), [&](RowRange rows) {
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      for (std::int64_t t = 0; t < X.k(); ++t) {
        if (X(i, t) > 0) continue;
        const auto place = static_cast<std::uint64_t>((placed.first() + i) * X.k() + t);
        const float random = random_uniform(seed, place) / 100;
        X(i, t) = mean * (fill == ZeroFill::mean ? 1.0F : random);
      }
    }
  });
}

class Nndsvda : public Nndsvd {
 public:
  Nndsvda() : Nndsvd(ZeroFill::mean) {}
};
class Nndsvdar : public Nndsvd {
 public:
  Nndsvdar() : Nndsvd(ZeroFill::random) {}
};
class PlainNndsvd : public Nndsvd {
 public:
  PlainNndsvd() : Nndsvd(ZeroFill::none) {}
};

}  // namespace

Factors Nndsvd::initialize(const MatrixView<float>& V, const MatrixView<float>& Vt, std::int64_t k,
                           std::uint64_t seed) const {
  const double unit = std::sqrt(largest_value(V));  // factors go with the root of V
  Factors start =
      stronger_parts(truncated_svd(V, Vt, k, random_bits(seed, 0), svd_rounds), static_cast<float>(least_entry * unit));
  if (fill_ == ZeroFill::none) return start;
  const auto mean = static_cast<float>(mean_value(V) / unit);
  fill_zeros(start.W, fill_, mean, random_bits(seed, 1));
  fill_zeros(start.H, fill_, mean, random_bits(seed, 2));
  return start;
}

Family<Initializer> builtin_initializers() {
  return {"initialization",
          {member<Initializer, RandomInitializer>("random", "Uniform, with the mean of the matrix."),
           member<Initializer, PlainNndsvd>("nndsvd", "From the singular vectors, with zeros; best for hals and als."),
           member<Initializer, Nndsvda>("nndsvda", "nndsvd with zeros filled by the mean; for mu."),
           member<Initializer, Nndsvdar>("nndsvdar", "nndsvd with zeros filled by small random values.")}};
}

}  // namespace topicmill
