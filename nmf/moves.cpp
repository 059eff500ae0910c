#include "nmf/moves.hpp"

#include <algorithm>

#include "nmf/algebra/removal.hpp"
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

}  // namespace

template <class T>
void Moves<T>::begin() {
  const bool may_move = options_.moves > 0 && options_.fixed == FixedFactor::none && !minimization_.start_is_given();
  if (!may_move || !minimization_.has_settled()) return;
  const std::int64_t k = options_.topics;
  const std::int64_t so_far = std::ssize(minimization_.trace());
  state_.at_once = std::min((k + share - 1) / share, std::min(rows_.V.whole_rows(), rows_.V.cols()) - k);
  state_.budget =
      std::min(options_.moves * static_cast<double>(so_far), static_cast<double>(options_.max_iterations - so_far));
  state_.objective = minimization_.fit().objective;
  state_.told.converged_at = minimization_.told(state_.objective);
}

template <class T>
std::optional<MoveSummary> Moves<T>::run(const std::function<void()>& after_iteration) {
  if (state_.resting) rest(after_iteration);
  while (state_.at_once > 0 && state_.spent + cost_of_wave() + static_cast<double>(resting) <= state_.budget) {
    if (wave()) {
      state_.rest_began = std::ssize(minimization_.trace());
      rest(after_iteration);
    } else {
      state_.at_once /= 2;
    }
  }
  if (state_.told.tried == 0) return std::nullopt;
  return state_.told;
}

template <class T>
void Moves<T>::archive(StateArchive& archive) {
  archive.value(state_);
  archive.value(seed_);
}

template <class T>
double Moves<T>::cost_of_wave() const {
  return static_cast<double>(competing * (options_.topics + state_.at_once)) / static_cast<double>(options_.topics) +
         static_cast<double>(filling + judging);
}

/// Whether it led down.
template <class T>
bool Moves<T>::wave() {
  const auto place = minimization_.here();
  const std::int64_t added = add_topics();
  if (added == 0) return false;
  minimization_.run_for(competing);
  Rest<T> rest = without_least_topics(minimization_.W(), minimization_.H(), added);
  minimization_.forget_since(place);
  minimization_.jump_to(rest.factors);
  minimization_.run_for(filling);
  state_.spent += cost_of_wave();
  state_.told.tried += added;
  state_.told.iterations += competing + filling;
  const double objective = minimization_.fit().objective;
  if (!(objective < state_.objective)) {
    minimization_.go_back(place);
    return false;
  }
  state_.objective = objective;
  state_.told.kept +=
      std::count_if(rest.topics.begin(), rest.topics.end(), [&](std::int64_t t) { return t >= options_.topics; });
  minimization_.keep_since(place);
  return true;
}

template <class T>
void Moves<T>::rest(const std::function<void()>& after_iteration) {
  state_.resting = true;
  minimization_.run(options_.tolerance, after_iteration);
  state_.resting = false;
  const auto iterations = std::ssize(minimization_.trace()) - state_.rest_began;
  state_.spent += static_cast<double>(iterations);
  state_.told.iterations += iterations;
  state_.objective = minimization_.fit().objective;
}

/// Returns how many.
template <class T>
std::int64_t Moves<T>::add_topics() {
  std::vector<Split> offers = splits(rows_, minimization_.W(), minimization_.H(), seed_++);
  if (std::ssize(offers) > state_.at_once) offers.resize(static_cast<std::size_t>(state_.at_once));
  if (!offers.empty()) minimization_.jump_to(with_splits<T>(minimization_.W(), minimization_.H(), offers));
  return std::ssize(offers);
}

template class Moves<float>;
template class Moves<double>;

}  // namespace topicmill
