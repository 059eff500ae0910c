// A solver of one's own: projected gradient steps (Lin 2007) with a step that always descends.
#pragma once

#include <algorithm>
#include <string_view>

#include <topicmill/base/options.hpp>
#include <topicmill/nmf/panel_rule.hpp>
#include <topicmill/nmf/solver.hpp>

/// In C++: `options.solver = ProjectedGradientOptions{.steps = 20}`.
struct ProjectedGradientOptions {
  using Product = topicmill::Solver;
  static constexpr std::string_view member_name = "projected_gradient";

  std::int64_t steps = 10;
  double step_length = 1;

  static constexpr auto fields() {
    using Options = ProjectedGradientOptions;
    return std::tuple{topicmill::field("steps", &Options::steps, "Gradient steps a half-step.", topicmill::at_least(1)),
                      topicmill::field("step_length", &Options::step_length, "Share of the longest step that descends.",
                                       topicmill::between(0.01, 1))};
  }
};

/// x <- max(0, x + (b - Gx) / L), where L, the largest row sum of G, is no less than its largest eigenvalue.
template <class T>
class ProjectedGradientRule : public topicmill::PanelRule<T> {
 public:
  explicit ProjectedGradientRule(const ProjectedGradientOptions& options) : options_(options) {}

  void prepare(const topicmill::Gram& gram) override {
    form_.assign(gram);
    double largest_sum = 0;
    for (std::int64_t s = 0; s < gram.k; ++s) {
      double sum = 0;
      for (std::int64_t t = 0; t < gram.k; ++t) sum += gram(s, t);
      largest_sum = std::max(largest_sum, sum);
    }
    step_ = largest_sum > 0 ? static_cast<T>(options_.step_length / largest_sum) : T{0};
  }

  void update(topicmill::ConstPanel<T> B, int /*sweeps*/, topicmill::Panel<T> scratch,
              topicmill::Panel<T> X) const override {
    for (std::int64_t step = 0; step < options_.steps; ++step) take_step(B, scratch, X);
  }

 private:
  /// Panels are topic-major: X(t) are the weights of topic t in 64 documents.
  void take_step(topicmill::ConstPanel<T> B, topicmill::Panel<T> descent, topicmill::Panel<T> X) const {
    const auto G = form_.view();
    for (std::int64_t s = 0; s < G.k; ++s) {
      std::ranges::copy(B(s), descent(s).begin());
      for (std::int64_t t = 0; t < G.k; ++t) {
        for (std::size_t row = 0; row < X.rows; ++row) descent(s)[row] -= G(s, t) * X(t)[row];
      }
    }
    for (std::int64_t t = 0; t < G.k; ++t) {
      for (std::size_t row = 0; row < X.rows; ++row) X(t)[row] = std::max(T{0}, X(t)[row] + step_ * descent(t)[row]);
    }
  }

  ProjectedGradientOptions options_;
  topicmill::FormBuffer<T> form_;
  T step_ = 0;
};

/// Frobenius only.
class ProjectedGradient : public topicmill::Solver {
 public:
  explicit ProjectedGradient(const ProjectedGradientOptions& options) : options_(options) {}

  topicmill::HalfSteps half_steps(const topicmill::Loss& loss) const override {
    return loss.quadratic(topicmill::panel_rules<ProjectedGradientRule>(options_));
  }
  std::string_view name() const override { return ProjectedGradientOptions::member_name; }

 private:
  ProjectedGradientOptions options_;
};
