#include <tbb/parallel_for.h>

#include "nmf/descent.hpp"
#include "nmf/restarts.hpp"

namespace topicmill {
namespace {

template <class T>
std::vector<Factor> topics_at_random(const Problem<T>& problem, NmfOptions options, std::int64_t count,
                                     std::uint64_t seed, const Registry& registry) {
  options.init = {"random", {}};
  const Method method = make_method(problem, options, registry);
  const PreparedProblem<T> prepared = prepare(problem, options, method);
  std::vector<Factor> found(static_cast<std::size_t>(count));
  tbb::parallel_for(std::size_t{0}, found.size(), [&](std::size_t i) {
    Descent<T> descent(problem, prepared, method, options, seed + 1 + i, registry);
    descent.settle();
    found[i] = with_values_of<float>(descent.finish().H);
  });
  return found;
}

}  // namespace

std::vector<Factor> random_restarts(const Problem<float>& problem, const NmfOptions& options, std::int64_t count,
                                    std::uint64_t seed, const Registry& registry) {
  return topics_at_random(problem, options, count, seed, registry);
}

std::vector<Factor> random_restarts(const Problem<double>& problem, const NmfOptions& options, std::int64_t count,
                                    std::uint64_t seed, const Registry& registry) {
  return topics_at_random(problem, options, count, seed, registry);
}

}  // namespace topicmill
