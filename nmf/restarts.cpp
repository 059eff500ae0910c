#include "nmf/restarts.hpp"

#include <tbb/parallel_for.h>

namespace topicmill {

namespace {

template <class T>
BasicFactorization<T> best_of_restarts(const Problem<T>& problem, const NmfOptions& options, std::uint64_t seed,
                                       const Registry& registry, const NmfProgress& progress) {
  BasicFactorization<T> best = factorize(problem, options, seed, registry, progress);
  for (std::int64_t restart = 1; restart < options.restarts; ++restart) {
    auto next = factorize(problem, options, seed + static_cast<std::uint64_t>(restart), registry, progress);
    if (next.summary.objective < best.summary.objective) best = std::move(next);
  }
  return best;
}

}  // namespace

Factorization factorize_with_restarts(const Problem<float>& problem, const NmfOptions& options, std::uint64_t seed,
                                      const Registry& registry, const NmfProgress& progress) {
  return best_of_restarts(problem, options, seed, registry, progress);
}

BasicFactorization<double> factorize_with_restarts(const Problem<double>& problem, const NmfOptions& options,
                                                   std::uint64_t seed, const Registry& registry,
                                                   const NmfProgress& progress) {
  return best_of_restarts(problem, options, seed, registry, progress);
}

std::vector<Factor> random_restarts(const Problem<float>& problem, NmfOptions options, std::int64_t count,
                                    std::uint64_t seed, const Registry& registry) {
  options.init = {"random", {}};
  std::vector<Factor> found(static_cast<std::size_t>(count));
  tbb::parallel_for(std::size_t{0}, found.size(),
                    [&](std::size_t i) { found[i] = factorize(problem, options, seed + 1 + i, registry).H; });
  return found;
}

}  // namespace topicmill
