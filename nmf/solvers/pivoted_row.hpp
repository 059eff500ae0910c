// The exchange of block principal pivoting, for one row: from a guessed support to that of the optimum.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <span>
#include <type_traits>
#include <vector>

#include "nmf/panel.hpp"

namespace topicmill {

/// The problem of one row of a panel, given in T, and the support that its solution is thought to have.
template <class T>
class PivotedRow {
 public:
  void load(ConstPanel<T> panel_B, Panel<T> panel_X, std::size_t lane) {
    const T* B = panel_B.data() + lane;
    const T* X = panel_X.data() + lane;
    X_ = panel_X.data() + lane;
    sides_.resize(static_cast<std::size_t>(panel_B.k()));
    double largest_side = 0;
    for (std::size_t t = 0; t < sides_.size(); ++t) {
      sides_[t] = static_cast<double>(B[t * kernels::panel_rows]);
      largest_side = std::max(largest_side, std::abs(sides_[t]));
    }
    slack_ = slack_share * largest_side;
    list_topics(support_, [&](std::size_t t) { return X[t * kernels::panel_rows] > 0; });
    fewest_ = sides_.size() + 1;
    grace_ = most_grace;
    rounds_ = 0;
  }

  std::span<const std::uint32_t> support() const { return support_; }
  double side(std::uint32_t topic) const { return sides_[topic]; }

  /// Takes the solution on the support, in every eighth element, and Gx of it. Writes X and returns true where it is
  /// the optimum, or no better one is to be expected; otherwise chooses another support.
  bool settle(const double* solution, const double* product) {
    find_infeasible(solution, product);
    if (wrong_.empty() || ++rounds_ == most_rounds) {
      store(solution);
      return true;
    }
    exchange();
    return false;
  }

 private:
  static constexpr int most_rounds = 200;
  static constexpr int most_grace = 3;
  static constexpr double slack_share = std::is_same_v<T, float> ? 1e-7 : 1e-13;

  /// The topics that meet a condition, without a branch on it.
  template <class Condition>
  void list_topics(std::vector<std::uint32_t>& list, const Condition& meets) const {
    list.resize(sides_.size());
    std::size_t size = 0;
    for (std::size_t t = 0; t < sides_.size(); ++t) {
      list[size] = static_cast<std::uint32_t>(t);
      size += std::size_t{meets(t)};
    }
    list.resize(size);
  }

  static double at(const double* solution, std::size_t i) { return solution[i * kernels::systems_side_by_side]; }

  /// A slope below zero, beyond the rounding of T.
  bool descends(const double* product, std::size_t t) const { return product[t] - sides_[t] < -slack_; }

  /// Negative topics of the support, and others that descend.
  void find_infeasible(const double* solution, const double* product) {
    wrong_.clear();
    if (all_is_well(solution, product)) return;
    std::size_t next = 0;
    list_topics(wrong_, [&](std::size_t t) {
      const bool inside = next < support_.size() && support_[next] == t;
      return inside ? at(solution, next++) < 0 : descends(product, t);
    });
  }

  /// Nearly always at the first look: the guess is good.
  bool all_is_well(const double* solution, const double* product) const {
    bool wrong = false;
    for (std::size_t i = 0; i < support_.size(); ++i) wrong |= at(solution, i) < 0;
    for (std::size_t t = 0; t < sides_.size(); ++t) wrong |= descends(product, t);
    return !wrong;
  }

  /// All that is infeasible while its number falls, with three tries of grace; then only the last topic, which cannot
  /// cycle.
  void exchange() {
    if (wrong_.size() < fewest_) {
      fewest_ = wrong_.size();
      grace_ = most_grace;
    } else if (grace_ > 0) {
      --grace_;
    } else {
      wrong_.erase(wrong_.begin(), wrong_.end() - 1);
    }
    changed_.clear();
    std::set_symmetric_difference(support_.begin(), support_.end(), wrong_.begin(), wrong_.end(),
                                  std::back_inserter(changed_));
    support_.swap(changed_);
  }

  void store(const double* solution) const {
    for (std::size_t t = 0; t < sides_.size(); ++t) X_[t * kernels::panel_rows] = 0;
    for (std::size_t i = 0; i < support_.size(); ++i) {
      X_[support_[i] * kernels::panel_rows] = static_cast<T>(std::max(0.0, at(solution, i)));
    }
  }

  T* X_ = nullptr;                      ///< in the panel, its first topic
  std::vector<double> sides_;           ///< by topic
  double slack_ = 0;                    ///< of slopes
  std::vector<std::uint32_t> support_;  ///< ascending
  std::vector<std::uint32_t> wrong_;    ///< what is infeasible
  std::vector<std::uint32_t> changed_;
  std::size_t fewest_ = 0;  ///< that were wrong so far
  int grace_ = 0;
  int rounds_ = 0;
};

}  // namespace topicmill
