// The Itakura-Saito divergence: sum u - ln u - 1, u = v / p (Fevotte, Bertin and Durrieu 2009).
#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "nmf/algebra/gram.hpp"
#include "nmf/algebra/matrix_view.hpp"
#include "nmf/algebra/tasks.hpp"
#include "nmf/entries.hpp"
#include "nmf/kernels/kernels.hpp"
#include "nmf/losses/losses.hpp"
#include "nmf/squared_error.hpp"

namespace topicmill {
namespace {

/// What is added to V and to the product where V has zeros, as a share of the mean of V.
constexpr double floor_share = 1e-6;

/// Columns of V that are worked on at a time: a panel of them stays in cache.
constexpr std::int64_t chunk_columns = 256;

/// A share of the mean of the observed entries; 0 where every one is above 0.
template <class T>
double floor_of(const Side<T>& side) {
  double sum = 0;
  std::int64_t positive = 0;
  std::int64_t observed = 0;
  std::vector<T> row(static_cast<std::size_t>(side.V.cols()), T{1});
  for (std::int64_t i = 0; i < side.V.rows(); ++i) {
    if (side.mask) side.mask->observed_in_row(i, row);
    observed += std::count(row.begin(), row.end(), T{1});
    side.V.for_each_in_row(i, [&](std::int64_t j, T v) {
      if (!(row[static_cast<std::size_t>(j)] > 0)) return;
      sum += static_cast<double>(v);
      positive += v > 0;
    });
  }
  return positive == observed ? 0 : floor_share * sum / static_cast<double>(observed);
}

/// The rows of one panel against all columns, a chunk of them at a time.
template <class T>
class Panel {
 public:
  Panel(const Side<T>& side, const BasicFactor<T>& Y, const BasicFactor<T>& Yt, T floor)
      : side_(side),
        Y_(Y),
        Yt_(Yt),
        floor_(floor),
        values_(kernels::panel_rows, side.V.cols()),
        observed_(kernels::panel_rows, side.V.cols()),
        products_(kernels::panel_rows, chunk_columns),
        pull_weights_(kernels::panel_rows, chunk_columns),
        push_weights_(kernels::panel_rows, chunk_columns) {}

  /// Takes rows of V, 64 at most.
  void assign(RowRange rows) {
    rows_ = rows;
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      T* values = values_.row(i - rows.begin);
      T* observed = observed_.row(i - rows.begin);
      std::fill_n(values, side_.V.cols(), T{0});
      std::fill_n(observed, side_.V.cols(), T{1});
      side_.V.for_each_in_row(i, [&](std::int64_t j, T v) { values[j] = v; });
      if (side_.mask) side_.mask->observed_in_row(i, {observed, static_cast<std::size_t>(side_.V.cols())});
    }
  }

  /// pull <- sum v / p^2 y, push <- sum y / p over the columns, for rows X of the factor.
  void gradient(const T* X, BasicFactor<T>& pull, BasicFactor<T>& push) {
    for (std::int64_t first = 0; first < side_.V.cols(); first += chunk_columns) {
      const std::int64_t columns = multiply(X, first);
      for (std::int64_t row = 0; row < count(); ++row) {
        kernels::spectral_weights(entries(row, first, columns), floor_, pull_weights_.row(row), push_weights_.row(row));
      }
      const std::int64_t depth = std::min(chunk_columns, side_.V.cols() - first);
      for (auto [weights, sum] : {std::pair{&pull_weights_, &pull}, {&push_weights_, &push}}) {
        kernels::multiply_blocks<T>({count(), depth, Y_.stride()}, {weights->row(0), chunk_columns},
                                    {Y_.row(first), Y_.stride()}, first > 0, {sum->row(0), sum->stride()});
      }
    }
  }

  void add_sums(const T* X, kernels::SpectralSums& sums) {
    for (std::int64_t first = 0; first < side_.V.cols(); first += chunk_columns) {
      const std::int64_t columns = multiply(X, first);
      for (std::int64_t row = 0; row < count(); ++row) {
        const auto found = kernels::spectral_sums(entries(row, first, columns), floor_);
        sums.divergence += found.divergence;
        sums.squared_error += found.squared_error;
      }
    }
  }

 private:
  std::int64_t count() const { return rows_.end - rows_.begin; }

  /// The products of the rows X with the columns from `first` on; how many these are, with padding.
  std::int64_t multiply(const T* X, std::int64_t first) {
    const std::int64_t columns = std::min(chunk_columns, Yt_.stride() - first);
    kernels::multiply_blocks<T>({count(), Y_.k(), columns}, {X, Y_.stride()}, {Yt_.row(0) + first, Yt_.stride()}, false,
                                {products_.row(0), chunk_columns});
    return columns;
  }

  /// The padding is not observed.
  kernels::SpectralEntries<T> entries(std::int64_t row, std::int64_t first, std::int64_t columns) const {
    return {values_.row(row) + first, observed_.row(row) + first, products_.row(row), columns};
  }

  const Side<T>& side_;
  const BasicFactor<T>& Y_;
  const BasicFactor<T>& Yt_;
  T floor_;
  RowRange rows_;
  BasicFactor<T> values_;
  BasicFactor<T> observed_;
  BasicFactor<T> products_;
  BasicFactor<T> pull_weights_;
  BasicFactor<T> push_weights_;
};

/// Runs work(panel, rows, pull, push, sum) for all rows of the side, 64 at a time, and joins the sums.
template <class T, class Sum, class Work>
Sum sum_over_panels(const Side<T>& side, const BasicFactor<T>& Y, T floor, const Sum& zero, const Work& work) {
  const BasicFactor<T> Yt = transpose(Y);
  const std::int64_t row_flops = 6 * side.V.cols() * Y.k();
  struct Scratch {
    Panel<T> panel;
    BasicFactor<T> pull;
    BasicFactor<T> push;
  };
  tbb::enumerable_thread_specific<Scratch> scratches([&] {
    return Scratch{Panel<T>(side, Y, Yt, floor), BasicFactor<T>(kernels::panel_rows, Y.k()),
                   BasicFactor<T>(kernels::panel_rows, Y.k())};
  });
  return sum_over_rows(even_rows(side.V.rows(), row_flops), zero, [&](RowRange range, Sum& sum) {
    auto& [panel, pull, push] = scratches.local();
    for (std::int64_t row = range.begin; row < range.end; row += kernels::panel_rows) {
      const RowRange rows{row, std::min(row + kernels::panel_rows, range.end)};
      panel.assign(rows);
      work(panel, rows, pull, push, sum);
    }
  });
}

struct FitSums : kernels::SpectralSums {
  FitSums& operator+=(const FitSums& other) {
    divergence += other.divergence;
    squared_error += other.squared_error;
    return *this;
  }
};

/// x <- x o sqrt(sum v / p^2 y / sum y / p): the multiplicative update that never raises the divergence (Fevotte and
/// Idier 2011).
template <class T>
class SpectralHalfStep : public HalfStep<T> {
 public:
  void update(const Side<T>& side, const BasicFactor<T>& Y, const BasicFactor<T>& X, BasicFactor<T>& next,
              Fit* fit) override {
    const FitSums sums = sum_over_panels(
        side, Y, floor(side), FitSums(), [&](auto& panel, RowRange rows, auto& pull, auto& push, FitSums& sum) {
          panel.gradient(X.row(rows.begin), pull, push);
          for (std::int64_t i = rows.begin; i < rows.end; ++i) {
            add_penalty(side.penalty, i, X.row(i), push.row(i - rows.begin), X.k());
            scale(X.row(i), pull.row(i - rows.begin), push.row(i - rows.begin), X.k(), next.row(i));
          }
          if (fit != nullptr) panel.add_sums(next.row(rows.begin), sum);
        });
    if (fit == nullptr) return;
    fit->objective = sums.divergence;
    fit->squared_error = sums.squared_error;
  }

  std::optional<Optimality> optimality(const Side<T>& side, const BasicFactor<T>& Y, const BasicFactor<T>& X) override {
    return sum_over_panels(side, Y, floor(side), Optimality(),
                           [&](auto& panel, RowRange rows, auto& pull, auto& push, Optimality& sum) {
                             panel.gradient(X.row(rows.begin), pull, push);
                             for (std::int64_t i = rows.begin; i < rows.end; ++i) {
                               add_penalty(side.penalty, i, X.row(i), push.row(i - rows.begin), X.k());
                               sum.add_row(X.row(i), pull.row(i - rows.begin), push.row(i - rows.begin), X.k());
                             }
                           });
  }

  bool reads_dense() const override { return true; }

 private:
  static void add_penalty(const Penalty& penalty, std::int64_t i, const T* x, T* push, std::int64_t k) {
    for (std::int64_t t = 0; t < k; ++t) {
      push[t] += static_cast<T>(penalty.l1_of(i) + penalty.l2_of(i) * static_cast<double>(x[t]));
    }
  }

  static void scale(const T* x, const T* pull, const T* push, std::int64_t k, T* next) {
    for (std::int64_t t = 0; t < k; ++t) next[t] = push[t] > 0 ? x[t] * std::sqrt(pull[t] / push[t]) : T{0};
    constexpr T least_share = static_cast<T>(1e-20);  // before denormal numbers slow down every product with them
    const T least = least_share * *std::max_element(next, next + k);
    for (std::int64_t t = 0; t < k; ++t) next[t] = next[t] > least ? next[t] : T{0};
  }

  T floor(const Side<T>& side) {
    if (!floor_) floor_ = static_cast<T>(floor_of(side));
    return *floor_;
  }

  std::optional<T> floor_;  ///< the same for V and its transpose
};

template <class T>
std::vector<Fit> fit_of_rows(const Side<T>& side, const BasicFactor<T>& W, const BasicFactor<T>& H) {
  const double floor = floor_of(side);
  const std::vector<double> errors = squared_errors(side, W, H);
  const auto divergence = [floor](double v, double p) {
    const double value = v + floor;
    const double ratio = value / std::max(p + floor, 1e-30 * value);
    return ratio - std::log(ratio) - 1;
  };
  return of_every_row(side.V, W.k(), [&](std::int64_t i) {
    return Fit{sum_over_observed(side, W, H, i, divergence), errors[static_cast<std::size_t>(i)]};
  });
}

}  // namespace

std::vector<Fit> ItakuraSaitoLoss::fit_rows(const Side<float>& side, const Factor& W, const Factor& H) const {
  return fit_of_rows(side, W, H);
}

std::vector<Fit> ItakuraSaitoLoss::fit_rows(const Side<double>& side, const BasicFactor<double>& W,
                                            const BasicFactor<double>& H) const {
  return fit_of_rows(side, W, H);
}

HalfSteps ItakuraSaitoLoss::multiplicative() const { return in_either_precision<HalfStep, SpectralHalfStep>(); }

}  // namespace topicmill
