#include "nmf/momentum.hpp"

#include <algorithm>

#include "nmf/kernels/kernels.hpp"
#include "nmf/tasks.hpp"

namespace topicmill {
namespace {

/// How fast beta and its ceiling grow, and how sharply a rise cuts it.
constexpr double growth = 1.1;
constexpr double ceiling_growth = 1.01;
constexpr double cut = 1.5;

/// ahead <- max(0, X + beta (X - ahead)).
void extrapolate(const Factor& X, float beta, Factor& ahead) {
  for_each_range(even_rows(X.rows(), 2 * X.stride()), [&](RowRange rows) {
    kernels::extrapolate(X.row(rows.begin), (rows.end - rows.begin) * X.stride(), beta, ahead.row(rows.begin));
  });
}

}  // namespace

void Momentum::advance(double objective, const Factor& H, Factor& previous) {
  if (applied_ > 0) {
    ceiling_ = std::min(1.0, ceiling_ * ceiling_growth);
    beta_ = std::min(ceiling_, beta_ * growth);
  }
  accepted_ = objective;
  applied_ = enabled_ ? beta_ : 0;
  extrapolate(H, static_cast<float>(applied_), previous);
}

void Momentum::restart(const Factor& H, Factor& ahead) {
  if (applied_ > 0) {
    ceiling_ = beta_;
    beta_ /= cut;
  }
  applied_ = 0;
  ahead = Factor(H);
}

}  // namespace topicmill
