// A loss and its solver, made once: who does the work, and what is refused.
#include "nmf/method.hpp"

#include <gtest/gtest.h>

#include "tests/nmf/factorizing.hpp"

namespace topicmill {
namespace {

/// Works in float32 alone.
class SingleSolver : public Solver {
 public:
  HalfSteps half_steps(const Loss& loss) const override {
    HalfSteps both = loss.multiplicative();
    both.wide.reset();
    return both;
  }
  std::string_view name() const override { return "single"; }
};

Registry with_single() {
  Registry registry = nmf_registry();
  registry.family<Solver>().add(member<Solver, SingleSolver>("single", "float32 alone."));
  return registry;
}

TEST(Method, NamesTheSolverThatDoesTheWork) {
  const auto solver_for = [](const std::string& loss) {
    return std::string(Method(options_for("auto", loss, 2, 1), nmf_registry()).solver().name());
  };
  EXPECT_EQ(solver_for("frobenius"), "hals");
  EXPECT_EQ(solver_for("kullback_leibler"), "newton");
  EXPECT_EQ(solver_for("itakura_saito"), "mu");
}

TEST(Method, GivesEveryMinimizationAHalfStepOfItsOwn) {
  const Method method(options_for("hals", "frobenius", 2, 1), nmf_registry());
  EXPECT_NE(method.half_step<float>(), method.half_step<float>());
}

TEST(Method, RefusesASolverThatDoesNotMinimizeTheLoss) {
  EXPECT_EQ(error_of([] { Method(options_for("bpp", "itakura_saito", 2, 1), nmf_registry()); }),
            "2: nmf.solver 'bpp' cannot minimize nmf.loss 'itakura_saito'; set nmf.solver: auto");
}

TEST(Method, RefusesAPrecisionThatTheSolverLacks) {
  const Method method(options_for("single", "frobenius", 2, 1), with_single());
  EXPECT_TRUE(method.half_step<float>());
  EXPECT_EQ(error_of([&] { method.half_step<double>(); }),
            "2: nmf.solver 'single' does not work in float64; set nmf.precision: float32");
}

}  // namespace
}  // namespace topicmill
