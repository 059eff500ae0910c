#include "nmf/factorize.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "nmf/check_problem.hpp"
#include "nmf/convergence.hpp"
#include "nmf/momentum.hpp"
#include "nmf/prepared_problem.hpp"
#include "nmf/revive.hpp"
#include "nmf/squared_error.hpp"

namespace topicmill {
namespace {

HalfSteps make_half_steps(const Solver& solver, const Loss& loss, const NmfOptions& options) {
  auto half_steps = solver.half_steps(loss);
  if (half_steps) return half_steps;
  throw UsageError(fmt::format("nmf.solver '{}' cannot minimize nmf.loss '{}'; set nmf.solver: auto",
                               options.solver.name, options.loss.name));
}

template <class T>
std::unique_ptr<HalfStep<T>> make_half_step(const Solver& solver, const Loss& loss, const NmfOptions& options) {
  auto half_step = make_half_steps(solver, loss, options).take<T>();
  if (half_step) return half_step;
  throw UsageError(fmt::format("nmf.solver '{}' does not work in {}; set nmf.precision: {}", options.solver.name,
                               std::is_same_v<T, float> ? "float32" : "float64",
                               std::is_same_v<T, float> ? "float64" : "float32"));
}

template <class T>
BasicFactors<T> make_start(const Problem<T>& problem, const PreparedProblem<T>& prepared,
                           const Initializer& initializer, std::int64_t k, std::uint64_t seed) {
  BasicFactors<T> start = problem.start
                              ? BasicFactors<T>{BasicFactor<T>(problem.start->W), BasicFactor<T>(problem.start->H)}
                              : initializer.initialize(prepared.rows().V, prepared.columns().V, k, seed);
  if (problem.start || initializer.is_given()) prepared.fold_weights(start);
  return start;
}

/// That of the factor which is further from its minimum; a fixed one does not count.
template <class T>
std::optional<double> kkt_residual(HalfStep<T>& half_step, const PreparedProblem<T>& prepared, const BasicFactor<T>& W,
                                   const BasicFactor<T>& H, FixedFactor fixed) {
  std::optional<double> worst;
  const auto add = [&](const std::optional<Optimality>& of) {
    if (of) worst = std::max(worst.value_or(0), of->residual());
  };
  if (fixed != FixedFactor::w) add(half_step.optimality(prepared.rows(), H, W));
  if (fixed != FixedFactor::h) add(half_step.optimality(prepared.columns(), W, H));
  return worst;
}

/// `initializer`: null where the start was given.
Summary summarize(const NmfOptions& options, const Solver& solver, const Loss& loss, const Initializer* initializer,
                  const Convergence& convergence) {
  const Iteration& last = convergence.trace().back();
  Summary summary{std::string(loss.name()),
                  std::string(solver.name(loss)),
                  options.init.name,
                  last.iteration,
                  convergence.converged(),
                  last.objective,
                  last.relative_error,
                  {},
                  convergence.seconds(),
                  convergence.trace(),
                  {}};
  if (!summary.converged && options.tolerance > 0) {
    summary.warnings.push_back(
        fmt::format("not converged after {} iterations; raise {} or nmf.tolerance", last.iteration,
                    last.iteration < options.max_iterations ? "nmf.max_seconds" : "nmf.max_iterations"));
  }
  if (initializer != nullptr && solver.locks_zeros(loss) && initializer->has_zeros()) {
    summary.warnings.push_back(
        fmt::format("the zeros of nmf.init '{}' stay zero under solver '{}'; nndsvda or nndsvdar fit better",
                    options.init.name, summary.solver));
  }
  return summary;
}

}  // namespace

Registry nmf_registry() { return Registry().add(builtin_losses()).add(builtin_solvers()).add(builtin_initializers()); }

void check_factorization(const NmfOptions& options, const Registry& registry) {
  make_half_steps(*registry.make(options.solver), *registry.make(options.loss), options);
}

namespace {

template <class T>
BasicFactorization<T> minimize(const Problem<T>& problem, const NmfOptions& options, std::uint64_t seed,
                               const Registry& registry, const NmfProgress& progress) {
  check_problem(problem, options.topics, options.missing == MissingValues::nan);
  const auto loss = registry.make(options.loss);
  const auto solver = registry.make(options.solver);
  const auto initializer = registry.make(options.init);
  const auto half_step = make_half_step<T>(*solver, *loss, options);
  Convergence convergence(options, progress);

  const PreparedProblem<T> prepared(problem, options, loss->degree(), half_step->reads_dense());
  const Side<T>& rows = prepared.rows();
  const Side<T>& columns = prepared.columns();
  convergence.set_squared_norm(squared_norm(rows.V));
  auto [W, H] = make_start(problem, prepared, *initializer, options.topics, seed);
  const bool moves_W = options.fixed != FixedFactor::w;
  const bool moves_H = options.fixed != FixedFactor::h;
  BasicFactor<T> next_W(W);
  BasicFactor<T> next_H(H);  // in the first half of an iteration: H, moved on by the momentum
  Momentum momentum(solver->extrapolates(*loss) && moves_H);
  while (!convergence.done()) {
    Fit fit;
    if (moves_W) half_step->update(rows, next_H, W, next_W, moves_H ? nullptr : &fit);
    if (moves_H) half_step->update(columns, next_W, H, next_H, &fit);
    fit.objective += rows.penalty.of(next_W) + columns.penalty.of(next_H);
    if (momentum.overshoots(fit.objective)) {
      momentum.restart(H, next_H);
      continue;
    }
    std::swap(W, next_W);
    std::swap(H, next_H);
    convergence.record(fit);
    momentum.advance(fit.objective, H, next_H);
    if (moves_W && moves_H && revive_topics(rows, fit.dead_topics, W, H) > 0) momentum.restart(H, next_H);
  }

  Summary summary = summarize(options, *solver, *loss, problem.start ? nullptr : initializer.get(), convergence);
  summary.kkt_residual = kkt_residual(*half_step, prepared, W, H, options.fixed);
  prepared.unfold_weights(W, H);
  return {std::move(W), std::move(H), std::move(summary)};
}

}  // namespace

Factorization factorize(const Problem<float>& problem, const NmfOptions& options, std::uint64_t seed,
                        const Registry& registry, const NmfProgress& progress) {
  return minimize(problem, options, seed, registry, progress);
}

BasicFactorization<double> factorize(const Problem<double>& problem, const NmfOptions& options, std::uint64_t seed,
                                     const Registry& registry, const NmfProgress& progress) {
  return minimize(problem, options, seed, registry, progress);
}

}  // namespace topicmill
