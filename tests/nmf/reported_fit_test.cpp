// What the summary reports is what the factors give: recomputed here from the definitions, over every solver and loss,
// with penalties, missing values and weights, in both precisions and storages, and with so many topics that some die.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "tests/nmf/factorizing.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::AnyOf;
using testing::Contains;
using testing::HasSubstr;

/// What is factorized, beside the solver and the loss.
struct Case {
  RegularizationOptions penalties;
  MissingValues missing = MissingValues::none;
  std::vector<double> row_weights;
  std::vector<double> column_weights;
};

double total(const std::vector<double>& weights, std::int64_t count) {
  double sum = 0;
  for (const double w : weights) sum += w;
  return weights.empty() ? static_cast<double>(count) : sum;
}

double at(const std::vector<double>& weights, std::int64_t i) {
  return weights.empty() ? 1 : weights[static_cast<std::size_t>(i)];
}

template <class T>
double penalty(const BasicFactor<T>& X, const std::vector<double>& weights, double l1, double l2) {
  double sum = 0;
  for (std::int64_t i = 0; i < X.rows(); ++i) {
    for (const T entry : X.row_span(i)) {
      const auto x = static_cast<double>(entry);
      sum += at(weights, i) * (l1 * x + l2 / 2 * x * x);
    }
  }
  return sum;
}

double loss_of(const std::string& loss, double v, double p) {
  if (loss == "frobenius") return (v - p) * (v - p) / 2;
  if (loss == "kullback_leibler") return v > 0 ? v * std::log(v / std::max(p, 1e-30)) - v + p : p;
  return v / p - std::log(v / p) - 1;
}

struct Recomputed {
  double objective = 0;
  double relative_error = 0;
};

/// From every entry, one after the other.
template <class T>
Recomputed recompute(const BasicFactor<T>& V, const BasicFactor<T>& W, const BasicFactor<T>& H, const std::string& loss,
                     const Case& with) {
  // The error is that of what is factorized: weights are folded into V so that the loss sees them.
  const double degree = loss == "frobenius" ? 2 : 1;
  double sum = 0;
  double squared_error = 0;
  double squared_norm = 0;
  for (std::int64_t i = 0; i < V.rows(); ++i) {
    for (std::int64_t j = 0; j < V.k(); ++j) {
      const auto v = static_cast<double>(V(i, j));
      if (std::isnan(v) || (with.missing == MissingValues::zeros && !(v > 0))) continue;
      double p = 0;
      for (std::int64_t t = 0; t < W.k(); ++t) p += static_cast<double>(W(i, t)) * static_cast<double>(H(j, t));
      const double weight = at(with.row_weights, i) * at(with.column_weights, j);
      sum += weight * loss_of(loss, v, p);
      squared_error += std::pow(weight, 2 / degree) * (v - p) * (v - p);
      squared_norm += std::pow(weight, 2 / degree) * v * v;
    }
  }
  const double n = total(with.row_weights, V.rows());
  const double m = total(with.column_weights, V.k());
  sum += penalty(W, with.row_weights, with.penalties.l1_w * m, with.penalties.l2_w * m);
  sum += penalty(H, with.column_weights, with.penalties.l1_h * n, with.penalties.l2_h * n);
  return {sum, std::sqrt(squared_error / squared_norm)};
}

template <class T>
std::int64_t count_living(const BasicFactor<T>& W, const BasicFactor<T>& H) {
  const auto lives_in = [](const BasicFactor<T>& X, std::int64_t t) {
    for (std::int64_t i = 0; i < X.rows(); ++i) {
      if (X(i, t) > 0) return true;
    }
    return false;
  };
  std::int64_t living = 0;
  for (std::int64_t t = 0; t < W.k(); ++t) living += lives_in(W, t) && lives_in(H, t) ? 1 : 0;
  return living;
}

class ReportedFit : public testing::TestWithParam<Pair> {
 protected:
  static constexpr std::int64_t topics = 10;

  /// 24 x 17 of rank 4 and some noise: ten topics are too many under a penalty. Positive, as Itakura-Saito wants it.
  template <class T>
  static BasicFactor<T> matrix(MissingValues missing) {
    auto V = planted<T>(24, 17, 4);
    for (std::int64_t i = 0; i < V.rows(); ++i) {
      for (std::int64_t j = 0; j < V.k(); ++j) {
        const auto place = static_cast<std::uint64_t>(i * V.k() + j);
        V(i, j) += static_cast<T>(0.1F + 0.2F * random_uniform(3, place));
        if (missing == MissingValues::none || random_uniform(4, place) > 0.2F) continue;
        V(i, j) = missing == MissingValues::zeros ? T{0} : std::numeric_limits<T>::quiet_NaN();
      }
    }
    return V;
  }

  static NmfOptions options(const Case& with, std::int64_t iterations) {
    NmfOptions options = options_for(GetParam().first, GetParam().second, topics, iterations);
    options.init = {"nndsvdar", {}};
    options.regularization = with.penalties;
    options.missing = with.missing;
    return options;
  }

  template <class T>
  static void expect_true(const BasicFactor<T>& V, const Problem<T>& stored, const Case& with,
                          std::int64_t iterations) {
    Problem<T> problem(stored);
    problem.row_weights = with.row_weights;
    problem.column_weights = with.column_weights;
    const auto [W, H, summary] = factorize(problem, options(with, iterations));
    const auto [objective, relative_error] = recompute(V, W, H, GetParam().second, with);
    const double digits = std::is_same_v<T, float> ? 1e-6 : 1e-11;
    EXPECT_NEAR(summary.objective, objective, digits * objective);
    EXPECT_NEAR(summary.relative_error, relative_error, digits);
    EXPECT_EQ(summary.trace.back().objective, summary.objective);
    EXPECT_EQ(summary.trace.back().relative_error, summary.relative_error);
    EXPECT_EQ(summary.living_topics, count_living(W, H));
    if (summary.living_topics < topics) {
      EXPECT_THAT(summary.warnings, Contains(AnyOf(HasSubstr("topics are zero"), HasSubstr("topics is zero"),
                                                   HasSubstr("every topic is zero"))));
    }
    if (GetParam().first != "als") expect_no_rise<T>(summary.trace);
  }

  template <class T>
  static void expect_no_rise(const std::vector<Iteration>& trace) {
    const double digits = std::is_same_v<T, float> ? 2e-6 : 1e-10;
    for (std::size_t i = 1; i < trace.size(); ++i) {
      EXPECT_LE(trace[i].objective, trace[i - 1].objective * (1 + digits)) << "iteration " << trace[i].iteration;
    }
  }

  template <class T>
  static void expect_true_in(const Case& with) {
    const auto V = matrix<T>(with.missing);
    for (const std::int64_t iterations : {1, 40}) {
      SCOPED_TRACE(testing::Message() << iterations << (sizeof(T) == 4 ? " iterations in float" : " in double"));
      expect_true<T>(V, V, with, iterations);
      expect_true<T>(V, to_sparse(V), with, iterations);
    }
  }

  static void expect_true_in_both(const Case& with) {
    const auto& [l1_w, l2_w, l1_h, l2_h] = with.penalties;
    SCOPED_TRACE(testing::Message() << "l1_w " << l1_w << ", l2_w " << l2_w << ", l1_h " << l1_h << ", l2_h " << l2_h);
    expect_true_in<float>(with);
    expect_true_in<double>(with);
  }
};

INSTANTIATE_TEST_SUITE_P(Nmf, ReportedFit, testing::ValuesIn(every_solver_and_loss()),
                         [](const auto& pair) { return name_of(pair.param); });

std::vector<RegularizationOptions> penalties() {
  return {
      {},          {0.02, 0, 0.02, 0}, {0, 0.05, 0, 0.05}, {0.05, 0.05, 0.05, 0.05}, {0.1, 0, 0, 0}, {0, 0, 0.05, 0.01},
      {5, 0, 5, 0}};
}

TEST_P(ReportedFit, IsThatOfTheFactorsUnderPenalties) {
  for (const auto& weights : penalties()) expect_true_in_both({weights, MissingValues::none, {}, {}});
}

TEST_P(ReportedFit, IsThatOfTheFactorsWhereValuesAreMissing) {
  for (const auto missing : {MissingValues::nan, MissingValues::zeros}) {
    for (const auto& weights : penalties()) expect_true_in_both({weights, missing, {}, {}});
  }
}

TEST_P(ReportedFit, IsThatOfTheFactorsUnderWeights) {
  if (GetParam().second == "itakura_saito") return;  // takes none
  Case with;
  for (std::int64_t i = 0; i < 24; ++i) with.row_weights.push_back(0.3 + static_cast<double>(i % 5));
  for (std::int64_t j = 0; j < 17; ++j) with.column_weights.push_back(1 + static_cast<double>(j % 3));
  for (const auto missing : {MissingValues::none, MissingValues::nan}) {
    for (const auto& weights : penalties()) {
      with.penalties = weights;
      with.missing = missing;
      expect_true_in_both(with);
    }
  }
}

}  // namespace
}  // namespace topicmill
