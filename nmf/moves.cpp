#include "nmf/moves.hpp"

#include <algorithm>

#include "nmf/removal.hpp"
#include "nmf/split.hpp"

namespace topicmill {
namespace {

/// Topics that are added at once, as a share of those that there are. Larger shares, up to two fifths, were
/// tried at k = 50: none was best on every corpus, all within 1e-4 of the error, and a tenth costs least.
constexpr std::int64_t share = 10;

/// How long the added topics compete, and how long the others take to fill the gaps that are left.
constexpr std::int64_t competing = 8;
constexpr std::int64_t filling = 4;

/// Splits, removals and the exact objective: less than an iteration.
constexpr std::int64_t judging = 1;

/// What is left of the budget for coming to rest.
constexpr std::int64_t resting = 4;

/// The waves of one minimization.
template <class T>
class Moves {
 public:
  Moves(Minimization<T>& minimization, const PreparedProblem<T>& prepared, const NmfOptions& options,
        std::uint64_t seed)
      : minimization_(minimization), rows_(prepared.rows()), k_(options.topics), seed_(seed) {
    const std::int64_t room = std::min(rows_.V.rows(), rows_.V.cols()) - k_;
    at_once_ = std::min((k_ + share - 1) / share, room);
    const std::int64_t so_far = std::ssize(minimization.trace());
    budget_ =
        std::min(options.moves * static_cast<double>(so_far), static_cast<double>(options.max_iterations - so_far));
    objective_ = minimization.fit().objective;
    told_.converged_at = minimization.told(objective_);
  }

  /// None where not a single wave was made.
  std::optional<MoveSummary> run(double tolerance) {
    while (at_once_ > 0 && spent_ + cost_of_wave() + static_cast<double>(resting) <= budget_) {
      if (wave()) {
        rest(tolerance);
      } else {
        at_once_ /= 2;
      }
    }
    if (told_.tried == 0) return std::nullopt;
    return told_;
  }

 private:
  double cost_of_wave() const {
    return static_cast<double>(competing * (k_ + at_once_)) / static_cast<double>(k_) +
           static_cast<double>(filling + judging);
  }

  /// Whether it led down.
  bool wave() {
    const auto place = minimization_.here();
    const std::int64_t added = add_topics();
    if (added == 0) return false;
    minimization_.run_for(competing);
    Rest<T> rest = without_least_topics(minimization_.W(), minimization_.H(), added);
    minimization_.forget_since(place);
    minimization_.jump_to(rest.factors);
    minimization_.run_for(filling);
    spent_ += cost_of_wave();
    told_.tried += added;
    told_.iterations += competing + filling;
    const double objective = minimization_.fit().objective;
    if (!(objective < objective_)) {
      minimization_.go_back(place);
      return false;
    }
    objective_ = objective;
    told_.kept += std::count_if(rest.topics.begin(), rest.topics.end(), [&](std::int64_t t) { return t >= k_; });
    minimization_.keep_since(place);
    return true;
  }

  void rest(double tolerance) {
    const auto before = std::ssize(minimization_.trace());
    minimization_.run(tolerance);
    const auto iterations = std::ssize(minimization_.trace()) - before;
    spent_ += static_cast<double>(iterations);
    told_.iterations += iterations;
    objective_ = minimization_.fit().objective;
  }

  /// Returns how many.
  std::int64_t add_topics() {
    std::vector<Split> offers = splits(rows_, minimization_.W(), minimization_.H(), seed_++);
    if (std::ssize(offers) > at_once_) offers.resize(static_cast<std::size_t>(at_once_));
    if (!offers.empty()) minimization_.jump_to(with_splits<T>(minimization_.W(), minimization_.H(), offers));
    return std::ssize(offers);
  }

  Minimization<T>& minimization_;
  const Side<T>& rows_;
  std::int64_t k_;
  std::uint64_t seed_;
  std::int64_t at_once_ = 0;  ///< topics of the next wave
  double budget_ = 0;         ///< in iterations with k topics
  double spent_ = 0;
  double objective_ = 0;  ///< exact, of what is kept
  MoveSummary told_;
};

}  // namespace

template <class T>
std::optional<MoveSummary> make_moves(Minimization<T>& minimization, const PreparedProblem<T>& prepared,
                                      const NmfOptions& options, std::uint64_t seed) {
  const bool may_move = options.moves > 0 && options.fixed == FixedFactor::none && !minimization.start_is_given();
  if (!may_move || !minimization.has_settled()) return std::nullopt;
  return Moves<T>(minimization, prepared, options, seed).run(options.tolerance);
}

template std::optional<MoveSummary> make_moves(Minimization<float>&, const PreparedProblem<float>&, const NmfOptions&,
                                               std::uint64_t);
template std::optional<MoveSummary> make_moves(Minimization<double>&, const PreparedProblem<double>&, const NmfOptions&,
                                               std::uint64_t);

}  // namespace topicmill
