#include "nmf/factorize.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "nmf/check_matrix.hpp"
#include "nmf/convergence.hpp"
#include "nmf/half_step.hpp"
#include "nmf/momentum.hpp"
#include "nmf/revive.hpp"

namespace topicmill {
namespace {

std::unique_ptr<HalfStep> make_half_step(const Solver& solver, const Loss& loss, const NmfOptions& options) {
  auto half_step = solver.half_step(loss);
  if (half_step) return half_step;
  throw UsageError(fmt::format("nmf.solver '{}' cannot minimize nmf.loss '{}'; set nmf.solver: auto",
                               options.solver.name, options.loss.name));
}

/// Those of W and of H, scaled by the other side of V.
std::pair<Penalty, Penalty> penalties(const RegularizationOptions& options, const SparseMatrix& V) {
  const auto n = static_cast<double>(V.rows);
  const auto m = static_cast<double>(V.cols);
  return {{options.l1_w * m, options.l2_w * m}, {options.l1_h * n, options.l2_h * n}};
}

Summary summarize(const NmfOptions& options, const Solver& solver, const Loss& loss, const Initializer& initializer,
                  const Convergence& convergence) {
  const Iteration& last = convergence.trace().back();
  Summary summary{std::string(loss.name()), std::string(solver.name(loss)),
                  options.init.name,        last.iteration,
                  convergence.converged(),  last.objective,
                  last.relative_error,      convergence.seconds(),
                  convergence.trace(),      {}};
  if (!summary.converged && options.tolerance > 0) {
    summary.warnings.push_back(
        fmt::format("not converged after {} iterations; raise nmf.max_iterations or nmf.tolerance", last.iteration));
  }
  if (solver.locks_zeros(loss) && initializer.has_zeros()) {
    summary.warnings.push_back(
        fmt::format("the zeros of nmf.init '{}' stay zero under solver '{}'; nndsvda or nndsvdar fit better",
                    options.init.name, summary.solver));
  }
  return summary;
}

}  // namespace

Registry nmf_registry() { return Registry().add(builtin_losses()).add(builtin_solvers()).add(builtin_initializers()); }

void check_factorization(const NmfOptions& options, const Registry& registry) {
  make_half_step(*registry.make(options.solver), *registry.make(options.loss), options);
}

Factorization factorize(const SparseMatrix& V, const NmfOptions& options, std::uint64_t seed, const Registry& registry,
                        const NmfProgress& progress) {
  const double squared_norm = check_matrix(V, options.topics);
  const auto loss = registry.make(options.loss);
  const auto solver = registry.make(options.solver);
  const auto initializer = registry.make(options.init);
  const auto half_step = make_half_step(*solver, *loss, options);
  Convergence convergence(options, squared_norm, progress);

  const SparseMatrix Vt = transpose(V);
  auto [W, H] = initializer->initialize(V, Vt, options.topics, seed);
  const auto [penalty_W, penalty_H] = penalties(options.regularization, V);
  Factor next_W(W.rows(), W.k());
  Factor next_H(H);  // in the first half of an iteration: H, moved on by the momentum
  Momentum momentum(solver->extrapolates(*loss));
  while (!convergence.done()) {
    Fit fit;
    half_step->update(V, next_H, W, penalty_W, next_W, nullptr);
    half_step->update(Vt, next_W, H, penalty_H, next_H, &fit);
    fit.objective += penalty_W.of(next_W) + penalty_H.of(next_H);
    if (momentum.overshoots(fit.objective)) {
      momentum.restart(H, next_H);
      continue;
    }
    std::swap(W, next_W);
    std::swap(H, next_H);
    convergence.record(fit);
    momentum.advance(fit.objective, H, next_H);
    if (revive_topics(V, fit.dead_topics, W, H) > 0) momentum.restart(H, next_H);
  }

  Summary summary = summarize(options, *solver, *loss, *initializer, convergence);
  return {std::move(W), std::move(H), std::move(summary)};
}

}  // namespace topicmill
