// Options in one line, and every pair of a solver and a loss that it minimizes, for the tests of nmf.
#pragma once

#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <string>
#include <utility>
#include <vector>

#include "nmf/factorize.hpp"
#include "nmf/loss.hpp"
#include "nmf/solver.hpp"

namespace topicmill {

/// A fixed number of iterations from a start without zeros.
inline NmfOptions options_for(const std::string& solver, const std::string& loss, std::int64_t k,
                              std::int64_t iterations) {
  NmfOptions options;
  options.topics = k;
  options.solver = {solver, {}};
  options.loss = {loss, {}};
  options.init = {"nndsvda", {}};
  options.max_iterations = iterations;
  options.tolerance = 0;
  return options;
}

/// A solver and a loss.
using Pair = std::pair<std::string, std::string>;

/// Without auto and online, which are one of the others.
inline std::vector<Pair> every_solver_and_loss() {
  const Registry registry = nmf_registry();
  std::vector<Pair> pairs;
  for (const auto& solver : builtin_solvers().names()) {
    if (solver == "auto" || solver == "online") continue;
    for (const auto& loss : builtin_losses().names()) {
      const auto made = registry.make(Choice<Loss>{loss, {}});
      if (registry.make(Choice<Solver>{solver, {}})->half_steps(*made)) pairs.emplace_back(solver, loss);
    }
  }
  return pairs;
}

/// The name of a test that runs for a pair.
inline std::string name_of(const Pair& pair) { return pair.first + "_" + pair.second; }

/// What `work` returns in an arena of so many threads.
template <class Work>
auto with_threads(int threads, const Work& work) {
  const tbb::global_control allow(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  tbb::task_arena arena(threads);
  return arena.execute(work);
}

/// The message of the error that `action` throws, behind its exit code; empty where it throws none.
template <class Action>
std::string error_of(const Action& action) {
  try {
    action();
  } catch (const Error& error) {
    return std::to_string(static_cast<int>(error.code())) + ": " + error.what();
  }
  return "";
}

}  // namespace topicmill
