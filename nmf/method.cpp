#include "nmf/method.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "base/registry.hpp"
#include "nmf/factorize.hpp"

namespace topicmill {

Method::Method(const NmfOptions& options, const Registry& registry)
    : asked_solver_(options.solver.name),
      loss_(registry.make(options.loss)),
      asked_(registry.make(options.solver)),
      solver_(&asked_->picked_for(*loss_)) {
  if (solver_->half_steps(*loss_)) return;
  throw UsageError(fmt::format("nmf.solver '{}' cannot minimize nmf.loss '{}'; set nmf.solver: auto",
                               options.solver.name, options.loss.name));
}

template <class T>
std::unique_ptr<HalfStep<T>> Method::half_step() const {
  if (auto half_step = solver_->half_steps(*loss_).template take<T>()) return half_step;
  throw UsageError(fmt::format("nmf.solver '{}' does not work in {}; set nmf.precision: {}", asked_solver_,
                               std::is_same_v<T, float> ? "float32" : "float64",
                               std::is_same_v<T, float> ? "float64" : "float32"));
}

template std::unique_ptr<HalfStep<float>> Method::half_step() const;
template std::unique_ptr<HalfStep<double>> Method::half_step() const;

void check_factorization(const NmfOptions& options, const Registry& registry) { Method(options, registry); }

std::optional<OnlineOptions> online_batches(const NmfOptions& options, const Registry& registry) {
  const auto solver = registry.make(options.solver);
  return solver->batches() ? std::optional(*solver->batches()) : std::nullopt;
}

bool factorizes_in_blocks(const NmfOptions& options, const Registry& registry) {
  const Method method(options, registry);
  const bool is_narrow = options.precision == Precision::float32;
  return is_narrow ? method.half_step<float>()->reads_blocks() : method.half_step<double>()->reads_blocks();
}

}  // namespace topicmill
