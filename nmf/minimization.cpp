#include "nmf/minimization.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "nmf/algebra/column_sums.hpp"
#include "nmf/check_problem.hpp"
#include "nmf/revive.hpp"
#include "nmf/vanished.hpp"

namespace topicmill {
namespace {

template <class T>
BasicFactors<T> make_start(const Problem<T>& problem, const PreparedProblem<T>& prepared,
                           const Initializer* initializer, std::int64_t k, std::uint64_t seed) {
  BasicFactors<T> start = problem.start
                              ? BasicFactors<T>{BasicFactor<T>(problem.start->W), BasicFactor<T>(problem.start->H)}
                              : initializer->initialize(prepared.rows().V, prepared.columns().V, k, seed);
  start.W.place_rows(prepared.rows().V.placed_rows().blocks);
  if (!initializer || initializer->is_given()) prepared.fold_weights(start);
  return start;
}

}  // namespace

template <class T>
Method make_method(const Problem<T>& problem, const NmfOptions& options, const Registry& registry) {
  check_problem(problem, options.topics, options.missing == MissingValues::nan);
  return {options, registry};
}

template <class T>
PreparedProblem<T> prepare(const Problem<T>& problem, const NmfOptions& options, const Method& method) {
  return {problem, options, method.loss().degree(), *method.half_step<T>()};
}

template <class T>
Minimization<T>::Minimization(const Problem<T>& problem, const PreparedProblem<T>& prepared, const Method& method,
                              const NmfOptions& options, std::int64_t topics, std::uint64_t seed,
                              const Registry& registry, const NmfProgress& progress)
    : prepared_(prepared),
      method_(method),
      options_(options),
      initializer_(problem.start ? nullptr : registry.make(options.init)),
      half_step_(method.half_step<T>()),
      convergence_(options_, progress),
      momentum_(method.solver().extrapolates() && options.fixed != FixedFactor::h) {
  convergence_.set_ranks(prepared.rows().V.placed_rows().ranks());
  convergence_.set_squared_norm(prepared.squared_norm());
  convergence_.set_unit(prepared.exponent() * method.loss().degree());
  auto [W, H] = make_start(problem, prepared, initializer_.get(), topics, seed);
  W_ = std::move(W);
  H_ = std::move(H);
  next_W_ = BasicFactor<T>(W_);
  next_H_ = BasicFactor<T>(H_);
}

template <class T>
void Minimization<T>::run(double tolerance, const std::function<void()>& after_iteration) {
  while (!convergence_.done(tolerance)) {
    revive_where_the_objective_gains();
    iterate();
    if (after_iteration) after_iteration();
    convergence_.tell();
  }
}

template <class T>
void Minimization<T>::run_for(std::int64_t iterations) {
  const auto goal = std::ssize(trace()) + iterations;
  while (std::ssize(trace()) < goal && !convergence_.done(0)) {
    revive_where_the_objective_gains();
    iterate();
    convergence_.tell();
  }
}

template <class T>
void Minimization<T>::archive(StateArchive& archive) {
  archive.factor(W_);
  archive.factor(H_);
  archive.factor(next_H_);
  if (archive.is_reading()) next_W_ = BasicFactor<T>(W_);
  archive.value(momentum_);
  archive.value(left_dead_);
  convergence_.archive(archive);
  half_step_->archive(archive);
}

template <class T>
bool Minimization<T>::has_settled() const {
  return options_.tolerance > 0 && convergence_.converged() && !convergence_.done(0);
}

template <class T>
void Minimization<T>::go_back(const Place& place) {
  jump_to(place.factors);
  convergence_.take_back(place.mark);
}

template <class T>
void Minimization<T>::jump_to(const BasicFactors<T>& factors) {
  W_ = BasicFactor<T>(factors.W);
  H_ = BasicFactor<T>(factors.H);
  next_W_ = BasicFactor<T>(W_);
  next_H_ = BasicFactor<T>(H_);
  momentum_ = Momentum(momentum_.enabled());
  left_dead_ = 0;
}

/// Topics for which that was no gain stay dead; the objective is asked again when there are more of them.
template <class T>
void Minimization<T>::revive_where_the_objective_gains() {
  if (options_.fixed != FixedFactor::none || convergence_.trace().empty()) return;
  const auto dead = zero_columns(H_);
  if (std::ssize(dead) <= left_dead_) return;
  const std::int64_t revived =
      revive_topics<T>({method_.loss(), prepared_.rows(), prepared_.columns().penalty}, dead, W_, H_);
  left_dead_ = std::ssize(dead) - revived;
  if (revived > 0) momentum_.restart(H_, next_H_);
}

template <class T>
void Minimization<T>::iterate() {
  const Side<T>& rows = prepared_.rows();
  const Side<T>& columns = prepared_.columns();
  const bool moves_W = options_.fixed != FixedFactor::w;
  const bool moves_H = options_.fixed != FixedFactor::h;
  Fit fit;
  if (moves_W) half_step_->update(rows, next_H_, W_, next_W_, moves_H ? nullptr : &fit);
  if (moves_H) half_step_->update(columns, next_W_, H_, next_H_, &fit);
  fit.objective += rows.penalty.of(next_W_) + columns.penalty.of(next_H_);
  if (momentum_.overshoots(fit.objective)) return momentum_.restart(H_, next_H_);
  std::swap(W_, next_W_);
  std::swap(H_, next_H_);
  convergence_.record(fit);
  momentum_.advance(fit.objective, H_, next_H_);
}

/// Under penalties a stationary point may cost more than no topics at all, which only a quadratic loss can do without.
template <class T>
void Minimization<T>::drop_all_where_that_is_better() {
  const bool is_penalized = !prepared_.rows().penalty.is_zero() || !prepared_.columns().penalty.is_zero();
  if (!is_penalized || options_.fixed != FixedFactor::none || method_.loss().degree() != 2) return;
  if (!(prepared_.squared_norm() / 2 < fit().objective)) return;
  for (auto* factor : {&W_, &H_}) std::fill(factor->row(0), factor->row(factor->rows()), T{0});
}

template <class T>
BasicFactorization<T> Minimization<T>::finish() {
  drop_all_where_that_is_better();
  Summary summary = summarize();
  prepared_.unfold_weights(W_, H_);
  return {std::move(W_), std::move(H_), std::move(summary)};
}

template <class T>
Fit Minimization<T>::fit() const {
  Fit fit = method_.loss().fit(prepared_.rows(), W_, H_);
  fit.objective += prepared_.rows().penalty.of(W_) + prepared_.columns().penalty.of(H_);
  return fit;
}

template <class T>
Summary Minimization<T>::summarize() const {
  const Fit found = fit();
  const std::int64_t living = living_topics(W_, H_);
  Summary summary{std::string(method_.loss().name()),
                  std::string(method_.solver().name()),
                  options_.init.name,
                  std::ssize(convergence_.trace()),
                  convergence_.converged() && living > 0,
                  told(found.objective),
                  std::sqrt(found.squared_error / prepared_.squared_norm()),
                  living,
                  kkt_residual(),
                  convergence_.seconds(),
                  convergence_.trace(),
                  {}};
  summary.trace.back().objective = summary.objective;
  summary.trace.back().relative_error = summary.relative_error;
  if (!convergence_.converged() && options_.tolerance > 0) {
    summary.warnings.push_back(
        fmt::format("not converged after {} iterations; raise {} or nmf.tolerance", summary.iterations,
                    summary.iterations < options_.max_iterations ? "nmf.max_seconds" : "nmf.max_iterations"));
  }
  if (initializer_ && method_.solver().locks_zeros() && initializer_->has_zeros()) {
    summary.warnings.push_back(
        fmt::format("the zeros of nmf.init '{}' stay zero under solver '{}'; nndsvda or nndsvdar fit better",
                    options_.init.name, summary.solver));
  }
  for (auto& warning : warnings_of_vanished(prepared_.rows(), W_, H_, options_)) {
    summary.warnings.push_back(std::move(warning));
  }
  return summary;
}

/// That of the factor which is further from its minimum; a fixed one does not count.
template <class T>
std::optional<double> Minimization<T>::kkt_residual() const {
  std::optional<double> worst;
  const auto add = [&](const std::optional<Optimality>& of) {
    if (of) worst = std::max(worst.value_or(0), of->residual());
  };
  if (options_.fixed != FixedFactor::w) add(half_step_->optimality(prepared_.rows(), H_, W_));
  if (options_.fixed != FixedFactor::h) add(half_step_->optimality(prepared_.columns(), W_, H_));
  return worst;
}

template Method make_method(const Problem<float>&, const NmfOptions&, const Registry&);
template Method make_method(const Problem<double>&, const NmfOptions&, const Registry&);
template PreparedProblem<float> prepare(const Problem<float>&, const NmfOptions&, const Method&);
template PreparedProblem<double> prepare(const Problem<double>&, const NmfOptions&, const Method&);
template class Minimization<float>;
template class Minimization<double>;

}  // namespace topicmill
