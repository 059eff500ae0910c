// The one list of solvers.
#include "base/registry.hpp"
#include "nmf/solvers/als.hpp"
#include "nmf/solvers/bpp.hpp"
#include "nmf/solvers/hals.hpp"
#include "nmf/solvers/multiplicative.hpp"
#include "nmf/solvers/newton.hpp"

namespace topicmill {
namespace {

/// Picks the fastest solver for the loss: hals where it is quadratic, newton where it is twice smooth, mu elsewhere.
class AutoSolver : public Solver {
 public:
  HalfSteps half_steps(const Loss& loss) const override { return picked_for(loss).half_steps(loss); }
  std::string_view name() const override { return "auto"; }
  const Solver& picked_for(const Loss& loss) const override {
    if (hals_.half_steps(loss)) return hals_;
    if (newton_.half_steps(loss)) return newton_;
    return multiplicative_;
  }

 private:
  Hals hals_;
  Newton newton_;
  Multiplicative multiplicative_;
};

}  // namespace

Family<Solver> builtin_solvers() {
  return {
      "solver",
      {member<Solver, AutoSolver>("auto", "hals for frobenius, newton for kullback_leibler, mu for itakura_saito."),
       member<Solver, Hals>("hals", "Coordinate descent topic by topic; frobenius. Fast and monotone."),
       member<Solver, Multiplicative>("mu", "Multiplicative updates; every loss. Slow; wants a start without zeros."),
       member<Solver, Newton>("newton", "Second-order coordinate descent; kullback_leibler. Fast and monotone."),
       member<Solver, Als>("als", "Alternating least squares, clipped and corrected; frobenius."),
       member<Solver, Bpp>("bpp", "Exact non-negative least squares by block principal pivoting; frobenius.")}};
}

}  // namespace topicmill
