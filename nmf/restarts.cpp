#include "nmf/restarts.hpp"

namespace topicmill {

Factorization factorize_with_restarts(const SparseMatrix& V, const NmfOptions& options, std::uint64_t seed,
                                      const Registry& registry, const NmfProgress& progress) {
  Factorization best = factorize(V, options, seed, registry, progress);
  for (std::int64_t restart = 1; restart < options.restarts; ++restart) {
    Factorization next = factorize(V, options, seed + static_cast<std::uint64_t>(restart), registry, progress);
    if (next.summary.objective < best.summary.objective) best = std::move(next);
  }
  return best;
}

}  // namespace topicmill
