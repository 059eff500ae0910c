#include "nmf/momentum.hpp"

#include <algorithm>

#include "nmf/algebra/tasks.hpp"
#include "nmf/kernels/kernels.hpp"

namespace topicmill {
namespace {

/// How fast beta and its ceiling grow, and how sharply a rise cuts it.
constexpr double growth = 1.1;
constexpr double ceiling_growth = 1.01;
constexpr double cut = 1.5;

/// ahead <- max(0, X + beta (X - ahead)).
template <class T>
void extrapolate(const BasicFactor<T>& X, T beta, BasicFactor<T>& ahead) {
  for_each_range(even_rows(X.rows(), 2 * X.stride()), [&](RowRange rows) {
    kernels::extrapolate(X.row(rows.begin), (rows.end - rows.begin) * X.stride(), beta, ahead.row(rows.begin));
  });
}

}  // namespace

template <class T>
void Momentum::advance(double objective, const BasicFactor<T>& H, BasicFactor<T>& previous) {
  if (applied_ > 0) {
    ceiling_ = std::min(1.0, ceiling_ * ceiling_growth);
    beta_ = std::min(ceiling_, beta_ * growth);
  }
  accepted_ = objective;
  applied_ = enabled_ ? beta_ : 0;
  extrapolate(H, static_cast<T>(applied_), previous);
}

template <class T>
void Momentum::restart(const BasicFactor<T>& H, BasicFactor<T>& ahead) {
  if (applied_ > 0) {
    ceiling_ = beta_;
    beta_ /= cut;
  }
  applied_ = 0;
  std::copy_n(H.row(0), H.rows() * H.stride(), ahead.row(0));
}

template void Momentum::advance(double, const BasicFactor<float>&, BasicFactor<float>&);
template void Momentum::advance(double, const BasicFactor<double>&, BasicFactor<double>&);
template void Momentum::restart(const BasicFactor<float>&, BasicFactor<float>&);
template void Momentum::restart(const BasicFactor<double>&, BasicFactor<double>&);

}  // namespace topicmill
