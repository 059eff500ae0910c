#include "nmf/factorize.hpp"

#include "nmf/moves.hpp"
#include "nmf/surplus.hpp"

namespace topicmill {
namespace {

template <class T>
BasicFactorization<T> minimize(const Problem<T>& problem, const NmfOptions& options, std::uint64_t seed,
                               const Registry& registry, const NmfProgress& progress) {
  const Method method = make_method(problem, options, registry);
  const PreparedProblem<T> prepared = prepare(problem, options, method);
  const auto minimization = begin_minimization(problem, prepared, method, options, seed, registry, progress);
  minimization->run(options.tolerance);
  const std::optional<MoveSummary> moves = make_moves(*minimization, prepared, options, seed);
  BasicFactorization<T> finished = minimization->finish();
  finished.summary.moves = moves;
  return finished;
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
