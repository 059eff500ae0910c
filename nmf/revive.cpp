#include "nmf/revive.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "nmf/entries.hpp"

namespace topicmill {
namespace {

/// A row counts as fitted when its squared residual is below this share of its squared norm.
constexpr double fitted_share = 1e-6;

/// The shares of a row's penalties that W and H bear are made even; but a penalty of one factor alone, which the other
/// could always outgrow, moves them no further than this.
constexpr double most_uneven = 1e3;

/// Row v as a topic alone, W_i = scale e_t and H_t = v / scale.
struct LoneRow {
  double norm = 0;  ///< |v|
  double l1_W = 0;
  double l2_W = 0;
  double l1_H = 0;  ///< sum l1_j v_j
  double l2_H = 0;  ///< sum l2_j v_j^2

  double penalty(double scale) const {
    return l1_W * scale + l2_W / 2 * scale * scale + l1_H / scale + l2_H / 2 / (scale * scale);
  }

  /// Where the penalties are least: exactly under l1 or l2 alone, a Newton step from even lengths under both.
  double best_scale() const {
    const double even = std::sqrt(norm);
    const double first_W = l1_W * even;
    const double first_H = l1_H / even;
    const double second_W = l2_W * norm;
    const double second_H = l2_H / norm;
    const double W = first_W + second_W;
    const double H = first_H + second_H;
    if (!(W + H > 0)) return 1;
    const double power = (W > 0 ? 1 + second_W / W : 1) + (H > 0 ? 1 + second_H / H : 1);
    return even * std::pow(std::clamp(H / W, 1 / most_uneven, most_uneven), 1 / power);
  }
};

template <class T>
LoneRow lone_row(const Objective<T>& objective, std::int64_t i) {
  LoneRow row;
  row.l1_W = objective.rows.penalty.l1_of(i);
  row.l2_W = objective.rows.penalty.l2_of(i);
  objective.rows.V.for_each_in_row(i, [&](std::int64_t j, T value) {
    const auto v = static_cast<double>(value);
    row.norm += v * v;
    row.l1_H += objective.penalty_H.l1_of(j) * v;
    row.l2_H += objective.penalty_H.l2_of(j) * v * v;
  });
  row.norm = std::sqrt(row.norm);
  return row;
}

/// What a row, by its number in the whole matrix, may become.
struct Offer {
  double gain = 0;  ///< of the objective; 0 where it would not fall
  double scale = 1;
  std::int64_t row = 0;
};

template <class T>
std::vector<Offer> offers(const Objective<T>& objective, const BasicFactor<T>& W, const BasicFactor<T>& H) {
  const std::vector<Fit> fits = objective.loss.fit_rows(objective.rows, W, H);
  const std::int64_t first = objective.rows.V.placed_rows().first();
  return of_every_row(objective.rows.V, 1, [&](std::int64_t i) {
    const Fit& fit = fits[static_cast<std::size_t>(i)];
    const LoneRow row = lone_row(objective, i);
    if (!(fit.squared_error > fitted_share * row.norm * row.norm)) return Offer{0, 1, first + i};
    const double scale = row.best_scale();
    const double gain = fit.objective + objective.rows.penalty.of_row(i, W.row_span(i)) - row.penalty(scale);
    return Offer{std::max(0.0, gain), scale, first + i};
  });
}

/// Leaves the `most` that gain most, the best first.
void keep_best(std::size_t most, std::vector<Offer>& offers) {
  const auto kept = offers.begin() + static_cast<std::ptrdiff_t>(std::min(most, offers.size()));
  std::partial_sort(offers.begin(), kept, offers.end(),
                    [](const Offer& a, const Offer& b) { return a.gain != b.gain ? a.gain > b.gain : a.row < b.row; });
  offers.erase(kept, offers.end());
}

struct Entry {
  std::int64_t column = 0;
  double value = 0;
};

/// The entries of a row of V, on whichever rank it is.
template <class T>
std::vector<Entry> entries_of(const MatrixView<T>& V, std::int64_t row) {
  const PlacedRows rows = V.placed_rows();
  const std::int64_t i = row - rows.first();
  std::vector<Entry> entries;
  if (i >= 0 && i < rows.count) {
    V.for_each_in_row(i, [&](std::int64_t j, T value) { entries.push_back({j, static_cast<double>(value)}); });
  }
  return gathered(rows.ranks(), entries);
}

/// The row becomes topic t.
template <class T>
void give(const MatrixView<T>& V, const Offer& offer, std::int64_t t, BasicFactor<T>& W, BasicFactor<T>& H) {
  for (std::int64_t row = 0; row < W.rows(); ++row) W(row, t) = 0;
  const std::int64_t i = offer.row - W.placed_rows().first();
  if (i >= 0 && i < W.rows()) {
    std::fill_n(W.row(i), W.k(), T{0});
    W(i, t) = static_cast<T>(offer.scale);
  }
  for (const Entry& entry : entries_of(V, offer.row)) H(entry.column, t) = static_cast<T>(entry.value / offer.scale);
}

}  // namespace

template <class T>
std::int64_t revive_topics(const Objective<T>& objective, std::span<const std::int64_t> dead, BasicFactor<T>& W,
                           BasicFactor<T>& H) {
  if (dead.empty()) return 0;
  std::vector<Offer> best = offers(objective, W, H);
  keep_best(dead.size(), best);
  best = gathered(objective.rows.V.placed_rows().ranks(), best);
  keep_best(dead.size(), best);
  std::size_t revived = 0;
  while (revived < best.size() && best[revived].gain > 0) {
    give(objective.rows.V, best[revived], dead[revived], W, H);
    ++revived;
  }
  return static_cast<std::int64_t>(revived);
}

template std::int64_t revive_topics(const Objective<float>&, std::span<const std::int64_t>, BasicFactor<float>&,
                                    BasicFactor<float>&);
template std::int64_t revive_topics(const Objective<double>&, std::span<const std::int64_t>, BasicFactor<double>&,
                                    BasicFactor<double>&);

}  // namespace topicmill
