// The `nmf:` section: what to minimize, how, from where, and when to stop.
#pragma once

#include "base/registry.hpp"
#include "nmf/initializer.hpp"
#include "nmf/loss.hpp"
#include "nmf/solver.hpp"

namespace topicmill {

struct NmfOptions {
  std::int64_t topics = 20;
  Choice<Loss> loss{"frobenius", {}};
  Choice<Solver> solver{"auto", {}};
  Choice<Initializer> init{"nndsvd", {}};
  std::int64_t max_iterations = 200;
  double tolerance = 1e-4;

  static constexpr auto fields() {
    return std::tuple{
        field("topics", &NmfOptions::topics, "Number of topics, k; at most the smaller side of the matrix.",
              at_least(1)),
        field("loss", &NmfOptions::loss, "The distance between V and WH."),
        field("solver", &NmfOptions::solver, "How each half-step lowers the loss."),
        field("init", &NmfOptions::init, "Where W and H start."),
        field("max_iterations", &NmfOptions::max_iterations, "Stop after this many iterations.", at_least(1)),
        field("tolerance", &NmfOptions::tolerance,
              "Stop when one iteration gains less than this share of all that was gained since the start; 0: never.",
              between(0, 1)),
    };
  }
};

}  // namespace topicmill
