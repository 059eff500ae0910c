#include "pipeline/sweep/factorization_chain.hpp"

#include <fmt/format.h>

#include "base/error.hpp"
#include "nmf/initializers/grown_factors.hpp"
#include "pipeline/run/stages.hpp"
#include "topics/describe_topics.hpp"

namespace topicmill {

FactorizationChain::FactorizationChain(const WeightedMatrix& V, std::vector<Config> configs, SweepStart start,
                                       const Registry& registry, Progress& progress)
    : V_(V), configs_(std::move(configs)), start_(start), registry_(registry), progress_(progress) {}

Factorization FactorizationChain::factorize(std::size_t place) {
  if (start_ == SweepStart::cold) return factorize_next(place);
  if (place < next_) next_ = 0;
  if (next_ == 0) last_.reset();
  while (true) {
    Factorization found = factorize_next(next_);
    last_ = std::make_shared<Factors>(Factors{Factor(found.W), Factor(found.H)});
    if (next_++ == place) return found;
  }
}

Factorization FactorizationChain::factorize_next(std::size_t place) const {
  RunLog log;
  Config config = configs_[place];
  Registry registry = registry_;
  if (last_) start_from_last(config.nmf, registry);
  Factorization found = factorize_corpus(V_, {config, registry, log, progress_}).picked;
  sort_components(found.W, found.H);
  return found;
}

/// Adds an initialization of its own to a copy of the registry. It is made, never read or written, and needs no
/// options.
void FactorizationChain::start_from_last(NmfOptions& options, Registry& registry) const {
  const auto make = [this, init = options.init](const Value& /*options*/, Reading& /*reading*/) {
    return std::make_unique<GrownFactors>(last_, registry_.make(init));
  };
  options.init = {"fewer topics", {}};
  registry.family<Initializer>().add({{options.init.name, "The factors of fewer topics.", nullptr, nullptr}, make});
}

std::string FactorizationChain::origin(std::size_t place) const {
  if (start_ == SweepStart::cold) return "";
  std::string before;
  for (std::size_t i = 0; i < place; ++i) before += fmt::format("{}{}", i ? " " : "", configs_[i].nmf.topics);
  return before;
}

void require_warm_start(const NmfOptions& options, const Registry& registry) {
  if (options.restarts > 1) {
    throw UsageError("a warm start is the same at every restart: set nmf.restarts to 1, or take --start cold");
  }
  if (registry.make(options.init)->is_given()) {
    throw UsageError(
        fmt::format("nmf.init '{}' has one number of topics and cannot start the topics that come later: "
                    "set nmf.init to nndsvd, or take --start cold",
                    options.init.name));
  }
}

}  // namespace topicmill
