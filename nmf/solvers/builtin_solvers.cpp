// The one list of solvers.
#include "base/registry.hpp"
#include "nmf/solvers/als.hpp"
#include "nmf/solvers/auto.hpp"
#include "nmf/solvers/bpp.hpp"

namespace topicmill {

Family<Solver> builtin_solvers() {
  return {
      "solver",
      {member<Solver, AutoSolver>("auto", "hals for frobenius, newton for kullback_leibler, mu for itakura_saito."),
       member<Solver, Hals>("hals", "Coordinate descent topic by topic; frobenius. Fast and monotone."),
       member<Solver, Multiplicative>("mu", "Multiplicative updates; every loss. Slow; wants a start without zeros."),
       member<Solver, Newton>("newton", "Second-order coordinate descent; kullback_leibler. Fast and monotone."),
       member<Solver, Als>("als", "Alternating least squares, clipped and corrected; frobenius."),
       member<Solver, Bpp>("bpp", "Exact non-negative least squares by block principal pivoting; frobenius."),
       member<Solver, OnlineSolver, OnlineOptions>("online",
                                                   "One pass over documents in batches, which may be a stream: as auto "
                                                   "in each, and none is kept but in what the "
                                                   "topics go on with. For `run` over text (docs/update.md).")}};
}

}  // namespace topicmill
