#include "nmf/factorize.hpp"

#include "nmf/minimization.hpp"

namespace topicmill {
namespace {

template <class T>
BasicFactorization<T> minimize(const Problem<T>& problem, const NmfOptions& options, std::uint64_t seed,
                               const Registry& registry, const NmfProgress& progress) {
  const PreparedProblem<T> prepared = prepare(problem, options, registry);
  Minimization<T> minimization(problem, prepared, options, seed, registry, progress);
  minimization.run(options.tolerance);
  return minimization.finish();
}

}  // namespace

Factorization in_float32(BasicFactorization<double> wide) {
  return {with_values_of<float>(wide.W), with_values_of<float>(wide.H), std::move(wide.summary)};
}

Registry nmf_registry() { return Registry().add(builtin_losses()).add(builtin_solvers()).add(builtin_initializers()); }

Factorization factorize(const Problem<float>& problem, const NmfOptions& options, std::uint64_t seed,
                        const Registry& registry, const NmfProgress& progress) {
  return minimize(problem, options, seed, registry, progress);
}

BasicFactorization<double> factorize(const Problem<double>& problem, const NmfOptions& options, std::uint64_t seed,
                                     const Registry& registry, const NmfProgress& progress) {
  return minimize(problem, options, seed, registry, progress);
}

}  // namespace topicmill
