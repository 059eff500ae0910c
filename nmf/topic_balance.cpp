#include "nmf/topic_balance.hpp"

#include <algorithm>
#include <span>
#include <vector>

#include "nmf/algebra/removal.hpp"
#include "nmf/minimization.hpp"
#include "nmf/split.hpp"

namespace topicmill {
namespace {

/// Iterations: after these the order of worth hardly changes any more.
constexpr std::int64_t competing = 10;

// Shares of the worth of a large topic. Topics that were planted are worth 0.9 and more, noise 0.1 to 0.4.
constexpr double as_large = 0.7;
constexpr double slightly = 0.5;

/// The upper quartile.
double large_worth(std::span<const double> worths) {
  std::vector<double> sorted(worths.begin(), worths.end());
  std::sort(sorted.begin(), sorted.end());
  return sorted[sorted.size() * 3 / 4];
}

/// What each topic is worth after a competition; the factors are those of what was given, not of what is prepared.
template <class T>
std::vector<double> worths_after_competition(Problem<T> problem, const PreparedProblem<T>& prepared,
                                             const Method& method, const BasicFactors<T>& start, NmfOptions options,
                                             const Registry& registry) {
  problem.start = &start;
  options.topics = start.W.k();
  options.max_iterations = competing;
  options.max_seconds.reset();
  Minimization<T> minimization(problem, prepared, method, options, options.topics, 0, registry);
  minimization.run_for(competing);
  return removal_costs(minimization.W(), minimization.H());
}

}  // namespace

template <class T>
std::optional<TopicBalance> topic_balance(const Problem<T>& problem, const Factor& W, const Factor& H,
                                          const NmfOptions& options, std::uint64_t seed, const Registry& registry) {
  const auto k = static_cast<std::size_t>(W.k());
  const std::int64_t room = std::min(W.rows(), H.rows()) - W.k();
  if (room <= 0 || options.missing != MissingValues::none) return std::nullopt;
  const Method method = make_method(problem, options, registry);
  const PreparedProblem<T> prepared = prepare(problem, options, method);
  BasicFactors<T> factors{with_values_of<T>(W), with_values_of<T>(H)};
  prepared.fold_weights(factors);
  const std::vector<double> alone = removal_costs(factors.W, factors.H);
  std::vector<Split> offers = splits(prepared.rows(), factors.W, factors.H, seed);
  if (std::ssize(offers) > room) offers.resize(static_cast<std::size_t>(room));
  BasicFactors<T> wide = with_splits<T>(factors.W, factors.H, offers);
  prepared.unfold_weights(wide.W, wide.H);
  const auto worths = worths_after_competition(problem, prepared, method, wide, options, registry);
  const double large = large_worth(std::span(worths).first(k));
  const auto is_hidden = [&](double worth) { return worth > 0 && worth >= as_large * large; };
  const auto is_slight = [limit = slightly * large_worth(alone)](double worth) {
    return !(worth >= limit && worth > 0);
  };
  return TopicBalance{std::count_if(worths.begin() + W.k(), worths.end(), is_hidden),
                      std::count_if(alone.begin(), alone.end(), is_slight)};
}

template std::optional<TopicBalance> topic_balance(const Problem<float>&, const Factor&, const Factor&,
                                                   const NmfOptions&, std::uint64_t, const Registry&);
template std::optional<TopicBalance> topic_balance(const Problem<double>&, const Factor&, const Factor&,
                                                   const NmfOptions&, std::uint64_t, const Registry&);

}  // namespace topicmill
