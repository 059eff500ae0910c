#include "nmf/fold_in/moving_rows.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace topicmill {
namespace {

bool moves(std::span<const double> from, std::span<const double> to, double rest) {
  const double largest = *std::max_element(to.begin(), to.end());
  double distance = 0;
  for (std::size_t t = 0; t < to.size(); ++t) distance = std::max(distance, std::abs(to[t] - from[t]));
  return distance > rest * largest;
}

void store(std::span<const double> x, float* w) {
  std::transform(x.begin(), x.end(), w, [](double value) { return static_cast<float>(value); });
}

}  // namespace

void MovingRows::move(int steps, double rest, const Step& step, Factor& W) {
  BasicFactor<double> next(X_);
  for (int i = 0; i < steps; ++i) {
    if (i > 0) std::swap(X_, next);
    step(X_, next);
  }
  std::vector<std::int64_t> still;
  for (std::int64_t i = 0; i < next.rows(); ++i) {
    if (moves(X_.row_span(i), next.row_span(i), rest)) {
      std::copy_n(next.row(i), next.stride(), X_.row(std::ssize(still)));
      still.push_back(rows_[static_cast<std::size_t>(i)]);
    } else {
      store(next.row_span(i), W.row(rows_[static_cast<std::size_t>(i)]));
    }
  }
  rows_ = std::move(still);
  shrink();
}

void MovingRows::store_all(Factor& W) const {
  for (std::size_t i = 0; i < rows_.size(); ++i) store(X_.row_span(static_cast<std::int64_t>(i)), W.row(rows_[i]));
}

void MovingRows::shrink() {
  BasicFactor<double> left(std::ssize(rows_), X_.k());
  std::copy_n(X_.row(0), left.rows() * left.stride(), left.row(0));
  X_ = std::move(left);
}

}  // namespace topicmill
