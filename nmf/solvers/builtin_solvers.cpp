// The one list of solvers.
#include "nmf/solvers/als.hpp"
#include "nmf/solvers/hals.hpp"
#include "nmf/solvers/multiplicative.hpp"

namespace topicmill {
namespace {

/// Picks the fastest solver for the loss: hals where it is quadratic, mu elsewhere.
class AutoSolver : public Solver {
 public:
  std::unique_ptr<HalfStep> half_step(const Loss& loss) const override { return pick(loss).half_step(loss); }
  std::string_view name(const Loss& loss) const override { return pick(loss).name(loss); }
  bool locks_zeros(const Loss& loss) const override { return pick(loss).locks_zeros(loss); }

 private:
  const Solver& pick(const Loss& loss) const {
    if (hals_.half_step(loss)) return hals_;
    return multiplicative_;
  }

  Hals hals_;
  Multiplicative multiplicative_;
};

}  // namespace

Family<Solver> builtin_solvers() {
  return {
      "solver",
      {member<Solver, AutoSolver>("auto", "hals for frobenius, mu for other losses."),
       member<Solver, Hals>("hals", "Coordinate descent topic by topic; frobenius. Fast and monotone."),
       member<Solver, Multiplicative>("mu", "Multiplicative updates; every loss. Slow; wants a start without zeros."),
       member<Solver, Als>("als", "Alternating least squares, clipped and corrected; frobenius.")}};
}

}  // namespace topicmill
