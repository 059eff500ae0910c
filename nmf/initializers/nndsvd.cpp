// NNDSVD and its two fillings of zeros.
#include <cmath>

#include "nmf/initializers/builtin.hpp"
#include "nmf/random.hpp"
#include "nmf/truncated_svd.hpp"

namespace topicmill {
namespace {

/// Entries below this count as zero.
constexpr float least_entry = 1e-6F;

/// Lengths of the positive and of the negative part of column t.
struct PartNorms {
  double positive = 0;
  double negative = 0;
};

PartNorms part_norms(const Factor& X, std::int64_t t) {
  PartNorms sums;
  for (std::int64_t i = 0; i < X.rows(); ++i) {
    const auto x = static_cast<double>(X(i, t));
    (x > 0 ? sums.positive : sums.negative) += x * x;
  }
  return {std::sqrt(sums.positive), std::sqrt(sums.negative)};
}

/// Column t of `to` = scale * the part of column t of `from` with the given sign.
void take_part(const Factor& from, std::int64_t t, float sign, double scale, Factor& to) {
  for (std::int64_t i = 0; i < from.rows(); ++i) {
    const float x = sign * from(i, t) * static_cast<float>(scale);
    to(i, t) = x > least_entry ? x : 0.0F;
  }
}

void take_stronger_part(const TruncatedSvd& svd, std::int64_t t, Factors& start) {
  const PartNorms u = part_norms(svd.U, t);
  const PartNorms r = part_norms(svd.R, t);
  const bool positive = u.positive * r.positive >= u.negative * r.negative;
  const double u_norm = positive ? u.positive : u.negative;
  const double r_norm = positive ? r.positive : r.negative;
  if (!(u_norm > 0) || !(r_norm > 0)) return;
  const double weight = std::sqrt(svd.sigma[static_cast<std::size_t>(t)] * u_norm * r_norm);
  const float sign = positive ? 1.0F : -1.0F;
  take_part(svd.U, t, sign, weight / u_norm, start.W);
  take_part(svd.R, t, sign, weight / r_norm, start.H);
}

void fill_zeros(Factor& X, ZeroFill fill, double mean, std::uint64_t seed) {
  for (std::int64_t i = 0; i < X.rows(); ++i) {
    for (std::int64_t t = 0; t < X.k(); ++t) {
      if (X(i, t) > 0) continue;
      const float random = random_uniform(seed, static_cast<std::uint64_t>(i * X.k() + t)) / 100;
      X(i, t) = static_cast<float>(mean) * (fill == ZeroFill::mean ? 1.0F : random);
    }
  }
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

Factors Nndsvd::initialize(const SparseMatrix& V, const SparseMatrix& Vt, std::int64_t k, std::uint64_t seed) const {
  const TruncatedSvd svd = truncated_svd(V, Vt, k, random_bits(seed, 0));
  Factors start{Factor(V.rows, k), Factor(V.cols, k)};
  for (std::int64_t t = 0; t < static_cast<std::int64_t>(svd.sigma.size()); ++t) take_stronger_part(svd, t, start);
  if (fill_ == ZeroFill::none) return start;
  const double mean = mean_value(V);
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
