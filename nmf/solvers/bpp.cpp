#include "nmf/solvers/bpp.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <type_traits>
#include <vector>

#include "nmf/gram_view.hpp"

namespace topicmill {
namespace {

using kernels::panel_rows;

/// One row's problem, given in T, and the support of its solution.
template <class T>
class Pivoting {
 public:
  explicit Pivoting(const GramView& gram) : gram_(gram), x_(gram.rows()), b_(gram.rows()) {}

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
      std::vector<Eigen::Index> wrong = infeasible();
      if (wrong.empty()) return;
      if (wrong.size() < fewest) {
        fewest = wrong.size();
        grace = 3;
      } else if (grace > 0) {
        --grace;
      } else {
        wrong.erase(wrong.begin(), wrong.end() - 1);
      }
      exchange(wrong);
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
    x_.setZero();
    if (size == 0) return;
    const Eigen::MatrixXd part = gram_(support_, support_);
    const Eigen::VectorXd solution = part.llt().solve(Eigen::VectorXd(b_(support_)));
    for (Eigen::Index i = 0; i < size; ++i) x_[support_[static_cast<std::size_t>(i)]] = solution[i];
  }

  /// Topics of the support that are negative, and others whose slope is, beyond the rounding of T.
  std::vector<Eigen::Index> infeasible() const {
    const Eigen::VectorXd slope = gram_(Eigen::all, support_) * Eigen::VectorXd(x_(support_)) - b_;
    const double slack = slack_share * b_.cwiseAbs().maxCoeff();
    std::vector<Eigen::Index> wrong;
    std::size_t next = 0;
    for (Eigen::Index t = 0; t < b_.size(); ++t) {
      const bool inside = next < support_.size() && support_[next] == t;
      if (inside) ++next;
      if (inside ? x_[t] < 0 : slope[t] < -slack) wrong.push_back(t);
    }
    return wrong;
  }

  void exchange(const std::vector<Eigen::Index>& topics) {
    std::vector<Eigen::Index> changed;
    std::set_symmetric_difference(support_.begin(), support_.end(), topics.begin(), topics.end(),
                                  std::back_inserter(changed));
    support_ = std::move(changed);
  }

  GramView gram_;
  Eigen::VectorXd x_;
  Eigen::VectorXd b_;
  std::vector<Eigen::Index> support_;  ///< ascending
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
