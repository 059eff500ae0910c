#include "nmf/factorize.hpp"

#include "nmf/descent.hpp"

namespace topicmill {
namespace {

template <class T>
BasicFactorization<T> minimize(const Problem<T>& problem, const NmfOptions& options, std::uint64_t seed,
                               const Registry& registry, const NmfProgress& progress, Checkpoints* checkpoints) {
  const Method method = make_method(problem, options, registry);
  const PreparedProblem<T> prepared = prepare(problem, options, method);
  Descent<T> descent(problem, prepared, method, options, seed, registry, progress, checkpoints);
  descent.settle();
  return descent.finish();
}

}  // namespace

Factorization factorize(const Problem<float>& problem, const NmfOptions& options, std::uint64_t seed,
                        const Registry& registry, const NmfProgress& progress, Checkpoints* checkpoints) {
  return minimize(problem, options, seed, registry, progress, checkpoints);
}

BasicFactorization<double> factorize(const Problem<double>& problem, const NmfOptions& options, std::uint64_t seed,
                                     const Registry& registry, const NmfProgress& progress, Checkpoints* checkpoints) {
  return minimize(problem, options, seed, registry, progress, checkpoints);
}

}  // namespace topicmill
