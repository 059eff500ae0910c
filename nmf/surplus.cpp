#include "nmf/surplus.hpp"

#include <algorithm>
#include <cmath>

#include "nmf/algebra/removal.hpp"

namespace topicmill {
namespace {

/// How long the topics compete. After ten instead, final errors on four matrices were the same within 1e-5.
constexpr std::int64_t competing = 6;

template <class T>
std::int64_t surplus_of(const Problem<T>& problem, const NmfOptions& options, const Registry& registry) {
  if (options.surplus == 0 || options.fixed != FixedFactor::none || options.max_iterations <= 2 * competing) return 0;
  if (problem.start || registry.make(options.init)->is_given()) return 0;
  const auto wanted = static_cast<std::int64_t>(std::ceil(options.surplus * static_cast<double>(options.topics)));
  return std::min(wanted, std::min(problem.V.whole_rows(), problem.V.cols()) - options.topics);
}

template <class T>
BasicFactor<T> first_columns(const BasicFactor<T>& X, std::int64_t k) {
  BasicFactor<T> narrow(X.placed_rows(), k);
  for (std::int64_t i = 0; i < X.rows(); ++i) std::copy_n(X.row(i), k, narrow.row(i));
  return narrow;
}

template <class T>
void remove_surplus(std::int64_t k, Minimization<T>& minimization) {
  const auto start = minimization.here();
  minimization.jump_to({first_columns(start.factors.W, k), first_columns(start.factors.H, k)});
  minimization.run_for(1);
  const auto without_surplus = minimization.here();
  minimization.jump_to(start.factors);
  minimization.run_for(competing);
  const Rest<T> rest = without_least_topics(minimization.W(), minimization.H(), minimization.W().k() - k);
  minimization.forget_since(without_surplus);
  minimization.jump_to(rest.factors);
}

}  // namespace

template <class T>
std::unique_ptr<Minimization<T>> begin_minimization(const Problem<T>& problem, const PreparedProblem<T>& prepared,
                                                    const Method& method, const NmfOptions& options, std::uint64_t seed,
                                                    const Registry& registry, const NmfProgress& progress) {
  const std::int64_t surplus = surplus_of(problem, options, registry);
  auto minimization = std::make_unique<Minimization<T>>(problem, prepared, method, options, options.topics + surplus,
                                                        seed, registry, progress);
  if (surplus > 0) remove_surplus(options.topics, *minimization);
  return minimization;
}

template std::unique_ptr<Minimization<float>> begin_minimization(const Problem<float>&, const PreparedProblem<float>&,
                                                                 const Method&, const NmfOptions&, std::uint64_t,
                                                                 const Registry&, const NmfProgress&);
template std::unique_ptr<Minimization<double>> begin_minimization(const Problem<double>&,
                                                                  const PreparedProblem<double>&, const Method&,
                                                                  const NmfOptions&, std::uint64_t, const Registry&,
                                                                  const NmfProgress&);

}  // namespace topicmill
