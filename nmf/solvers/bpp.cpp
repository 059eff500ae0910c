#include "nmf/solvers/bpp.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "nmf/solvers/pivoted_row.hpp"

namespace topicmill {
namespace {

using kernels::panel_rows;
using kernels::systems_side_by_side;

/// The rows of a panel, eight at a time: one that is solved makes room for the next.
template <class T>
class Pivoting {
 public:
  Pivoting(const kernels::QuadraticForm<double>& gram, ConstPanel<T> B, Panel<T> X)
      : gram_(gram),
        B_(B),
        X_(X),
        rows_(systems_side_by_side),
        solutions_(1, gram.k * systems_side_by_side),
        products_(systems_side_by_side, gram.k) {}

  void solve() {
    const auto lanes = lanes_by_support();
    auto next = lanes.begin();
    std::size_t working = 0;
    while (true) {
      for (; working < rows_.size() && next != lanes.end(); ++next) {
        rows_[working++].load(B_, X_, *next);
      }
      if (working == 0) return;
      solve_on_supports({rows_.data(), working});
      multiply({rows_.data(), working});
      for (std::size_t place = working; place-- > 0;) {
        const auto row = static_cast<std::int64_t>(place);
        if (rows_[place].settle(solutions_.row(0) + row, products_.row(row))) std::swap(rows_[place], rows_[--working]);
      }
    }
  }

 private:
  using Rows = std::span<const PivotedRow<T>>;

  /// Systems of like size are to be solved side by side, the largest first, which make room for the others.
  std::array<std::uint8_t, panel_rows> lanes_by_support() const {
    std::array<std::int32_t, panel_rows> sizes{};
    for (std::int64_t t = 0; t < gram_.k; ++t) {
      const std::span<const T> topic = X_(t);
      for (std::size_t lane = 0; lane < sizes.size(); ++lane) sizes[lane] += std::int32_t{topic[lane] > 0};
    }
    std::array<std::uint8_t, panel_rows> lanes{};
    std::iota(lanes.begin(), lanes.end(), std::uint8_t{0});
    std::stable_sort(lanes.begin(), lanes.end(), [&](auto a, auto b) { return sizes[a] > sizes[b]; });
    return lanes;
  }

  /// Smaller systems, and those of no row, are padded with unknowns of pivot 0.
  void solve_on_supports(Rows rows) {
    std::size_t size = 0;
    for (const auto& row : rows) size = std::max(size, row.support().size());
    const auto elements = static_cast<std::int64_t>((size + 1) * size) * systems_side_by_side;
    if (systems_.k() < elements) systems_ = BasicFactor<double>::uninitialized(1, elements);
    for (std::size_t lane = 0; lane < rows_.size(); ++lane) {
      load_system(lane < rows.size() ? rows[lane] : no_row_, size, systems_.row(0) + lane);
    }
    kernels::solve_systems(static_cast<std::int64_t>(size), systems_.row(0), solutions_.row(0));
  }

  /// The part of the Gram matrix on the support, and below it the right-hand side, into every eighth element.
  void load_system(const PivotedRow<T>& row, std::size_t size, double* system) const {
    const auto support = row.support();
    const std::size_t known = support.size();
    for (std::size_t column = 0; column < size; ++column) {
      double* to = system + column * (size + 2) * systems_side_by_side;
      const double* from = gram_.values + (column < known ? support[column] * gram_.stride : 0);
      for (std::size_t i = column; i < known; ++i, to += systems_side_by_side) *to = from[support[i]];
      for (std::size_t i = std::max(column, known); i < size; ++i, to += systems_side_by_side) *to = 0;
      *to = column < known ? row.side(support[column]) : 0;
    }
  }

  /// products <- Gx of every solution.
  void multiply(Rows rows) {
    starts_.assign(1, 0);
    topics_.clear();
    weights_.clear();
    for (std::size_t lane = 0; lane < rows.size(); ++lane) {
      const auto support = rows[lane].support();
      topics_.insert(topics_.end(), support.begin(), support.end());
      for (std::size_t i = 0; i < support.size(); ++i) {
        weights_.push_back(solutions_.row(0)[i * systems_side_by_side + lane]);
      }
      starts_.push_back(std::ssize(topics_));
    }
    kernels::multiply_rows<double>({starts_.data(), topics_.data(), weights_.data(), 0, std::ssize(rows)}, gram_.values,
                                   gram_.stride, products_.row(0));
  }

  kernels::QuadraticForm<double> gram_;
  ConstPanel<T> B_;
  Panel<T> X_;
  std::vector<PivotedRow<T>> rows_;
  const PivotedRow<T> no_row_;
  BasicFactor<double> systems_;       ///< the parts of the Gram matrix on the supports
  BasicFactor<double> solutions_;     ///< on the supports, side by side
  BasicFactor<double> products_;      ///< by row
  std::vector<std::int64_t> starts_;  ///< the solutions as rows of a sparse matrix
  std::vector<std::uint32_t> topics_;
  std::vector<double> weights_;
};

}  // namespace

template <class T>
void PivotRule<T>::prepare(const Gram& gram) {
  gram_.assign(with_ridge(gram, least_ridge<T>(gram)));
}

template <class T>
void PivotRule<T>::update(ConstPanel<T> B, int /*sweeps*/, Panel<T> /*scratch*/, Panel<T> X) const {
  Pivoting<T>(gram_.view(), B, X).solve();
}

template class PivotRule<float>;
template class PivotRule<double>;

}  // namespace topicmill
