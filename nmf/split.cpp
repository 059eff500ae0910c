#include "nmf/split.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/vector_sum.hpp"
#include "nmf/algebra/random.hpp"
#include "nmf/algebra/tasks.hpp"

namespace topicmill {
namespace {

constexpr int rounds = 2;

constexpr std::size_t nobody = static_cast<std::size_t>(-1);

/// The topic that is the largest part of a row.
template <class T>
std::size_t largest_part(const T* row, const std::vector<double>& lengths) {
  std::size_t largest = nobody;
  double most = 0;
  for (std::size_t t = 0; t < lengths.size(); ++t) {
    const double part = static_cast<double>(row[t]) * lengths[t];
    if (part > most) {
      most = part;
      largest = t;
    }
  }
  return largest;
}

/// Rows by the topic that is the largest part of each; behind them those without any.
template <class T>
std::vector<std::vector<std::int64_t>> rows_of_topics(const BasicFactor<T>& W, const std::vector<double>& lengths) {
  std::vector<std::size_t> owners(static_cast<std::size_t>(W.rows()));
  for_each_range(even_rows(W.placed_rows(), 2 * W.k()), [&](RowRange range) {
    for (std::int64_t i = range.begin; i < range.end; ++i) {
      owners[static_cast<std::size_t>(i)] = largest_part(W.row(i), lengths);
    }
  });
  std::vector<std::vector<std::int64_t>> rows(lengths.size() + 1);
  for (std::size_t i = 0; i < owners.size(); ++i) {
    rows[std::min(owners[i], lengths.size())].push_back(static_cast<std::int64_t>(i));
  }
  return rows;
}

template <class T>
std::vector<double> squared_lengths(const BasicFactor<T>& X) {
  const VectorSum zero(X.k());
  return sum_over_rows(even_rows(X.placed_rows(), 2 * X.k()), zero,
                       [&](RowRange range, VectorSum& sums) {
                         for (std::int64_t i = range.begin; i < range.end; ++i) {
                           for (std::size_t t = 0; t < sums.values.size(); ++t) {
                             const auto x = static_cast<double>(X.row(i)[t]);
                             sums.values[t] += x * x;
                           }
                         }
                       })
      .values;
}

double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double squared_length(const std::vector<double>& x) { return std::inner_product(x.begin(), x.end(), x.begin(), 0.0); }

/// R = V - W H^T in some rows, and a non-negative rank-1 fit w h^T to it in progress.
template <class T>
class Residual {
 public:
  Residual(const Side<T>& side, const BasicFactor<T>& W, const BasicFactor<T>& H, std::vector<std::int64_t> rows)
      : side_(side), W_(W), H_(H), rows_(std::move(rows)), sums_(static_cast<std::size_t>(H.rows())) {
    for (const std::int64_t i : rows_) {
      side_.V.for_each_in_row(i, [&](std::int64_t j, T v) {
        if (v > 0 && sums_[static_cast<std::size_t>(j)]++ == 0) columns_.push_back(j);
      });
    }
    std::sort(columns_.begin(), columns_.end());
    std::fill(sums_.begin(), sums_.end(), 0.0);
    h_.resize(columns_.size());
    w_.resize(rows_.size());
  }

  Split fit(std::uint64_t seed) {
    for (std::size_t a = 0; a < rows_.size(); ++a) {
      w_[a] = static_cast<double>(random_uniform(seed, static_cast<std::uint64_t>(rows_[a])));
    }
    for (int round = 0; round < rounds; ++round) {
      fit_h();
      fit_w();
    }
    fit_h();
    return positive();
  }

 private:
  /// h = max(0, R^T w) / |w|^2 at the columns of the rows: elsewhere R is not above 0.
  void fit_h() {
    std::vector<double> mixed(static_cast<std::size_t>(H_.k()));
    for (const std::int64_t j : columns_) sums_[static_cast<std::size_t>(j)] = 0;
    for (std::size_t a = 0; a < rows_.size(); ++a) {
      if (!(w_[a] > 0)) continue;
      side_.V.for_each_in_row(
          rows_[a], [&](std::int64_t j, T v) { sums_[static_cast<std::size_t>(j)] += w_[a] * static_cast<double>(v); });
      for (std::size_t t = 0; t < mixed.size(); ++t) mixed[t] += w_[a] * static_cast<double>(W_.row(rows_[a])[t]);
    }
    const double length = squared_length(w_);
    for (std::size_t b = 0; b < columns_.size(); ++b) {
      const T* row = H_.row(columns_[b]);
      double explained = 0;
      for (std::size_t t = 0; t < mixed.size(); ++t) explained += mixed[t] * static_cast<double>(row[t]);
      const double left = sums_[static_cast<std::size_t>(columns_[b])] - explained;
      h_[b] = length > 0 ? std::max(0.0, left) / length : 0;
    }
  }

  /// w = max(0, R h) / |h|^2.
  void fit_w() {
    std::vector<double> mixed(static_cast<std::size_t>(H_.k()));
    for (std::size_t b = 0; b < columns_.size(); ++b) {
      sums_[static_cast<std::size_t>(columns_[b])] = h_[b];
      if (!(h_[b] > 0)) continue;
      for (std::size_t t = 0; t < mixed.size(); ++t) mixed[t] += h_[b] * static_cast<double>(H_.row(columns_[b])[t]);
    }
    const double length = squared_length(h_);
    for (std::size_t a = 0; a < rows_.size(); ++a) {
      double left = 0;
      side_.V.for_each_in_row(
          rows_[a], [&](std::int64_t j, T v) { left += static_cast<double>(v) * sums_[static_cast<std::size_t>(j)]; });
      for (std::size_t t = 0; t < mixed.size(); ++t) left -= mixed[t] * static_cast<double>(W_.row(rows_[a])[t]);
      w_[a] = length > 0 ? std::max(0.0, left) / length : 0;
    }
  }

  Split positive() const {
    Split split;
    split.gain = squared_length(h_) * squared_length(w_) / 2;
    for (std::size_t a = 0; a < rows_.size(); ++a) {
      if (!(w_[a] > 0)) continue;
      split.rows.push_back(rows_[a]);
      split.w.push_back(w_[a]);
    }
    for (std::size_t b = 0; b < columns_.size(); ++b) {
      if (!(h_[b] > 0)) continue;
      split.columns.push_back(columns_[b]);
      split.h.push_back(h_[b]);
    }
    return split;
  }

  const Side<T>& side_;
  const BasicFactor<T>& W_;
  const BasicFactor<T>& H_;
  std::vector<std::int64_t> rows_;
  std::vector<std::int64_t> columns_;
  std::vector<double> sums_;  ///< of every column
  std::vector<double> w_;
  std::vector<double> h_;
};

/// Makes |w| / |h| what it is for the topic that is split, so that penalties and the steps of solvers see nothing new.
void scale_like(double squared_w, double squared_h, Split& split) {
  const double now = std::sqrt(squared_length(split.w) / squared_length(split.h));
  const double scale = std::sqrt(std::sqrt(squared_w / squared_h) / now);
  for (double& w : split.w) w *= scale;
  for (double& h : split.h) h /= scale;
}

template <class T>
BasicFactor<T> widened(const BasicFactor<T>& X, std::int64_t k) {
  BasicFactor<T> wide(X.placed_rows(), k);
  for (std::int64_t i = 0; i < X.rows(); ++i) std::copy_n(X.row(i), X.k(), wide.row(i));
  return wide;
}

}  // namespace

template <class T>
std::vector<Split> splits(const Side<T>& side, const BasicFactor<T>& W, const BasicFactor<T>& H, std::uint64_t seed,
                          OrphanRows orphans) {
  std::vector<double> of_W = squared_lengths(W);
  std::vector<double> of_H = squared_lengths(H);
  std::vector<double> lengths;
  for (const double length : of_H) lengths.push_back(std::sqrt(length));
  auto rows = rows_of_topics(W, lengths);
  if (orphans == OrphanRows::left_alone) rows.pop_back();
  of_W.push_back(mean(of_W));
  of_H.push_back(mean(of_H));
  std::vector<Split> found(rows.size());
  tbb::parallel_for(std::size_t{0}, rows.size(), [&](std::size_t t) {
    if (rows[t].empty()) return;
    found[t] = Residual<T>(side, W, H, std::move(rows[t])).fit(seed);
    found[t].topic = static_cast<std::int64_t>(t);
    if (found[t].gain > 0) scale_like(of_W[t], of_H[t], found[t]);
  });
  found.erase(std::remove_if(found.begin(), found.end(), [](const Split& split) { return !(split.gain > 0); }),
              found.end());
  std::stable_sort(found.begin(), found.end(), [](const Split& a, const Split& b) { return a.gain > b.gain; });
  return found;
}

template <class T>
BasicFactors<T> with_splits(const BasicFactor<T>& W, const BasicFactor<T>& H, std::span<const Split> splits) {
  std::int64_t t = W.k();
  const std::int64_t k = t + std::ssize(splits);
  BasicFactors<T> wide{widened(W, k), widened(H, k)};
  for (const Split& split : splits) {
    for (std::size_t a = 0; a < split.rows.size(); ++a) wide.W(split.rows[a], t) = static_cast<T>(split.w[a]);
    for (std::size_t b = 0; b < split.columns.size(); ++b) wide.H(split.columns[b], t) = static_cast<T>(split.h[b]);
    ++t;
  }
  return wide;
}

template std::vector<Split> splits(const Side<float>&, const BasicFactor<float>&, const BasicFactor<float>&,
                                   std::uint64_t, OrphanRows);
template std::vector<Split> splits(const Side<double>&, const BasicFactor<double>&, const BasicFactor<double>&,
                                   std::uint64_t, OrphanRows);
template BasicFactors<float> with_splits(const BasicFactor<float>&, const BasicFactor<float>&, std::span<const Split>);
template BasicFactors<double> with_splits(const BasicFactor<double>&, const BasicFactor<double>&,
                                          std::span<const Split>);

}  // namespace topicmill
