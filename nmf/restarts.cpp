#include "nmf/restarts.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <mutex>
#include <numeric>

#include "base/error.hpp"
#include "nmf/consensus.hpp"
#include "nmf/descent.hpp"

namespace topicmill {

namespace {

/// To know which run is best, or where topics cluster, takes no last digit: this is reached in 12 to 15 of 18 to 24
/// iterations (BBC News and 20 Newsgroups, TF-IDF, 20 random starts).
constexpr double rough_tolerance = 1e-3;

/// A run that is further behind the best, as a share of what that gained, does not win in its last steps. There, those
/// that won at the end were behind by 0.018 at most (BBC News: 0.018 at k = 10, 0.014 at k = 20; 20 Newsgroups, k = 20:
/// 0.003); after a rough tolerance of 3e-3 it would have been 0.029.
constexpr double reach = 0.02;

/// Runs side by side. Passes on their iterations, one at a time, as those of one run: each is further than the last.
/// What one of them throws ends the others after an iteration of theirs, and not within one, as it would if it passed
/// through the task: loops that are cancelled leave what they write half done.
class SideBySide {
 public:
  explicit SideBySide(const NmfProgress& progress) : progress_(progress) {}

  NmfProgress listener() {
    return [this](const Iteration& step) { hear(step); };
  }

  template <class Work>
  void run(std::size_t count, const Work& work) {
    tbb::parallel_for(std::size_t{0}, count, [&](std::size_t i) {
      try {
        work(i);
      } catch (...) {
        const std::scoped_lock lock(mutex_);
        if (!failure_) failure_ = std::current_exception();
      }
    });
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  void hear(const Iteration& step) {
    const std::scoped_lock lock(mutex_);
    if (failure_) throw Interrupted();
    if (!progress_) return;
    if (step.iteration <= iteration_) return;
    iteration_ = step.iteration;
    progress_(step);
  }

  const NmfProgress& progress_;
  std::mutex mutex_;
  std::exception_ptr failure_;
  std::int64_t iteration_ = 0;
};

/// The runs of one prepared problem.
template <class T>
class Race {
 public:
  Race(const Problem<T>& problem, const NmfOptions& options, std::uint64_t seed, const Registry& registry,
       const NmfProgress& progress, Checkpoints* checkpoints)
      : problem_(problem),
        options_(options),
        registry_(registry),
        method_(make_method(problem, options, registry)),
        prepared_(prepare(problem, options, method_)),
        side_by_side_(progress),
        later_(options),
        runs_(static_cast<std::size_t>(options.restarts)) {
    if (!registry.make(options.init)->is_random()) later_.init = {"random", {}};
    side_by_side_.run(runs_.size(), [&](std::size_t run) {
      runs_[run] = std::make_unique<Descent<T>>(problem, prepared_, method_, run == 0 ? options : later_, seed + run,
                                                registry, side_by_side_.listener(), checkpoints, run);
      runs_[run]->approach(std::max(rough_tolerance, options.tolerance));
    });
  }

  BasicRestarts<T> best() {
    const std::vector<std::size_t> contenders = within_reach();
    settle(contenders);
    const std::vector<double> found = objectives();
    const std::size_t winner = least(found);
    RestartSummary summary{told(found), std::ssize(contenders), std::nullopt};
    BasicRestarts<T> result{runs_[winner]->finish(), topics_but(winner)};
    result.picked.summary.restarts = std::move(summary);
    return result;
  }

  BasicRestarts<T> consensus(std::uint64_t seed) {
    if (options_.moves > 0) settle_all();
    std::vector<Factor> topics = topics_but(runs_.size());
    Consensus common = consensus_topics(topics, {}, seed);
    if (common.found - common.outliers < options_.topics) return best_for_want_of_consensus();
    BasicRestarts<T> result{fit_to(common.H), std::move(topics)};
    result.picked.summary.restarts = RestartSummary{told(objectives()), 0, common.outliers};
    return result;
  }

 private:
  /// To options.tolerance, and out of local optima where options say so.
  void settle(const std::vector<std::size_t>& runs) {
    side_by_side_.run(runs.size(), [&](std::size_t i) { runs_[runs[i]]->settle(); });
  }

  void settle_all() {
    std::vector<std::size_t> all(runs_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    settle(all);
  }

  /// Those of the factors, to the last digit, in the unit of what is factorized.
  std::vector<double> objectives() const {
    std::vector<double> all;
    for (const auto& run : runs_) all.push_back(run->minimization().fit().objective);
    return all;
  }

  std::vector<double> told(std::vector<double> all) const {
    for (double& objective : all) objective = runs_.front()->minimization().told(objective);
    return all;
  }

  static std::size_t least(const std::vector<double>& all) {
    return static_cast<std::size_t>(std::min_element(all.begin(), all.end()) - all.begin());
  }

  std::vector<std::size_t> within_reach() const {
    std::vector<double> last;
    for (const auto& run : runs_) last.push_back(run->approached());
    const std::size_t best = least(last);
    const double gained = runs_[best]->minimization().first_objective() - last[best];
    std::vector<std::size_t> near;
    for (std::size_t run = 0; run < runs_.size(); ++run) {
      if (last[run] - last[best] <= reach * gained) near.push_back(run);
    }
    return near;
  }

  /// H of each run but one.
  std::vector<Factor> topics_but(std::size_t left_out) const {
    std::vector<Factor> topics;
    for (std::size_t run = 0; run < runs_.size(); ++run) {
      if (run == left_out) continue;
      BasicFactors<T> factors{BasicFactor<T>(), BasicFactor<T>(runs_[run]->minimization().H())};
      prepared_.unfold_weights(factors.W, factors.H);
      topics.push_back(with_values_of<float>(factors.H));
    }
    return topics;
  }

  /// W for these topics, from even rows as long as those of V; then H for that W.
  BasicFactorization<T> fit_to(const Factor& H) const {
    const double unit = std::ldexp(1, prepared_.exponent() / 2);  // each factor has the half of V's
    BasicFactors<T> factors{BasicFactor<T>(problem_.V.placed_rows(), H.k()), with_values_of<T>(H, unit)};
    const double row = unit * std::sqrt(prepared_.squared_norm() / static_cast<double>(problem_.V.whole_rows()));
    std::fill(factors.W.row(0), factors.W.row(factors.W.rows()), static_cast<T>(row / static_cast<double>(H.k())));
    factors.W = fit(factors, FixedFactor::h).W;
    auto fitted = fit(factors, FixedFactor::w);
    fitted.summary.kkt_residual.reset();  // that of H alone
    return fitted;
  }

  BasicFactorization<T> fit(const BasicFactors<T>& start, FixedFactor fixed) const {
    Problem<T> problem = problem_;
    problem.start = &start;
    NmfOptions options = options_;
    options.fixed = fixed;
    Minimization<T> minimization(problem, prepared_, method_, options, options.topics, 0, registry_);
    minimization.run(options.tolerance);
    return minimization.finish();
  }

  BasicRestarts<T> best_for_want_of_consensus() {
    BasicRestarts<T> result = best();
    result.picked.summary.warnings.emplace_back(
        "nmf.pick: consensus: fewer topics than nmf.topics are alive in all runs together, and the best run is kept; "
        "lower nmf.topics");
    return result;
  }

  const Problem<T>& problem_;
  const NmfOptions& options_;
  const Registry& registry_;
  Method method_;
  PreparedProblem<T> prepared_;
  SideBySide side_by_side_;
  NmfOptions later_;  ///< of all runs but the first
  std::vector<std::unique_ptr<Descent<T>>> runs_;
};

template <class T>
BasicRestarts<T> run_once(const Problem<T>& problem, const NmfOptions& options, std::uint64_t seed,
                          const Registry& registry, const NmfProgress& progress, Checkpoints* checkpoints) {
  BasicRestarts<T> once{factorize(problem, options, seed, registry, progress, checkpoints), {}};
  if (options.restarts > 1) {
    once.picked.summary.warnings.emplace_back(
        "nmf.restarts has no effect: every run would start from the same given factors; set nmf.restarts: 1");
  }
  return once;
}

void check_pick(const NmfOptions& options) {
  if (options.pick != Pick::consensus) return;
  if (options.restarts < 2) throw UsageError("nmf.pick: consensus needs several runs; set nmf.restarts: 10");
  if (options.fixed != FixedFactor::none) {
    throw UsageError("nmf.pick: consensus needs both factors free, and nmf.fixed holds one; set nmf.pick: best");
  }
}

template <class T>
BasicRestarts<T> restart(const Problem<T>& problem, const NmfOptions& options, std::uint64_t seed,
                         const Registry& registry, const NmfProgress& progress, Checkpoints* checkpoints) {
  check_pick(options);
  const bool is_given = problem.start || registry.make(options.init)->is_given();
  if (options.restarts == 1 || is_given) return run_once(problem, options, seed, registry, progress, checkpoints);
  Race<T> race(problem, options, seed, registry, progress, checkpoints);
  return options.pick == Pick::consensus ? race.consensus(seed) : race.best();
}

}  // namespace

Restarts factorize_with_restarts(const Problem<float>& problem, const NmfOptions& options, std::uint64_t seed,
                                 const Registry& registry, const NmfProgress& progress, Checkpoints* checkpoints) {
  return restart(problem, options, seed, registry, progress, checkpoints);
}

BasicRestarts<double> factorize_with_restarts(const Problem<double>& problem, const NmfOptions& options,
                                              std::uint64_t seed, const Registry& registry, const NmfProgress& progress,
                                              Checkpoints* checkpoints) {
  return restart(problem, options, seed, registry, progress, checkpoints);
}

}  // namespace topicmill
