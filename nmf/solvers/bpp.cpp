#include "nmf/solvers/bpp.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <type_traits>
#include <vector>

#include "nmf/gram_view.hpp"

namespace topicmill {
namespace {

using kernels::panel_rows;

/// One row's problem, given in T, and the support of its solution. Room is made once, for all rows.
template <class T>
class Pivoting {
 public:
  explicit Pivoting(const GramView& gram)
      : gram_(gram), x_(gram.rows()), b_(gram.rows()), slope_(gram.rows()), part_(gram.rows(), gram.rows()) {}

  void load(const T* B, const T* X) {
    support_.clear();
    for (Eigen::Index t = 0; t < b_.size(); ++t) {
      b_[t] = static_cast<double>(B[t * panel_rows]);
      if (X[t * panel_rows] > 0) support_.push_back(t);
    }
  }

  /// Exchanges all infeasible topics while their number falls, with three tries of grace; then only the last of them,
  /// which cannot cycle.
  void solve() {
    std::size_t fewest = static_cast<std::size_t>(b_.size()) + 1;
    int grace = 3;
    for (int round = 0; round < most_rounds; ++round) {
      solve_on_support();
      find_infeasible();
      if (wrong_.empty()) return;
      if (wrong_.size() < fewest) {
        fewest = wrong_.size();
        grace = 3;
      } else if (grace > 0) {
        --grace;
      } else {
        wrong_.erase(wrong_.begin(), wrong_.end() - 1);
      }
      exchange();
    }
  }

  void store(T* X) const {
    for (Eigen::Index t = 0; t < x_.size(); ++t) X[t * panel_rows] = static_cast<T>(std::max(0.0, x_[t]));
  }

 private:
  static constexpr int most_rounds = 200;
  static constexpr double slack_share = std::is_same_v<T, float> ? 1e-7 : 1e-13;

  void solve_on_support() {
    const auto size = static_cast<Eigen::Index>(support_.size());
    Eigen::Ref<Eigen::MatrixXd> part = part_.topLeftCorner(size, size);
    auto solution = slope_.head(size);
    for (Eigen::Index column = 0; column < size; ++column) {
      solution[column] = b_[topic(column)];
      for (Eigen::Index row = column; row < size; ++row) part(row, column) = gram_(topic(row), topic(column));
    }
    const Eigen::LLT<Eigen::Ref<Eigen::MatrixXd>> in_place(part);
    in_place.solveInPlace(solution);
    x_.setZero();
    for (Eigen::Index i = 0; i < size; ++i) x_[topic(i)] = solution[i];
  }

  /// Topics of the support that are negative, and others whose slope is, beyond the rounding of T.
  void find_infeasible() {
    slope_ = -b_;
    for (const Eigen::Index t : support_) slope_ += x_[t] * gram_.row(t).transpose();
    const double slack = slack_share * b_.cwiseAbs().maxCoeff();
    wrong_.clear();
    std::size_t next = 0;
    for (Eigen::Index t = 0; t < b_.size(); ++t) {
      const bool inside = next < support_.size() && support_[next] == t;
      if (inside) ++next;
      if (inside ? x_[t] < 0 : slope_[t] < -slack) wrong_.push_back(t);
    }
  }

  void exchange() {
    changed_.clear();
    std::set_symmetric_difference(support_.begin(), support_.end(), wrong_.begin(), wrong_.end(),
                                  std::back_inserter(changed_));
    support_.swap(changed_);
  }

  Eigen::Index topic(Eigen::Index place) const { return support_[static_cast<std::size_t>(place)]; }

  GramView gram_;
  Eigen::VectorXd x_;
  Eigen::VectorXd b_;
  Eigen::VectorXd slope_;              ///< and the solution on the support, on its way
  Eigen::MatrixXd part_;               ///< the rows and columns of the support, then their Cholesky factor
  std::vector<Eigen::Index> support_;  ///< ascending
  std::vector<Eigen::Index> wrong_;    ///< what is infeasible
  std::vector<Eigen::Index> changed_;
};

}  // namespace

template <class T>
void PivotRule<T>::prepare(const Gram& gram) {
  gram_ = with_ridge(gram, least_ridge<T>(gram));
}

template <class T>
void PivotRule<T>::update(const T* B, int /*sweeps*/, T* /*scratch*/, T* X) const {
  Pivoting<T> row(view(gram_));
  for (std::int64_t lane = 0; lane < panel_rows; ++lane) {
    row.load(B + lane, X + lane);
    row.solve();
    row.store(X + lane);
  }
}

template class PivotRule<float>;
template class PivotRule<double>;

}  // namespace topicmill
