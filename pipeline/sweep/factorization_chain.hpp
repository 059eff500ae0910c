// The factorizations of a sweep from few topics to many: each starts anew, or from the one before.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "nmf/factorization.hpp"
#include "pipeline/config/config.hpp"
#include "pipeline/progress/progress.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {

/// Cold: where nmf.init says. Warm: from the factors of the next smaller number of topics (GrownFactors).
enum class SweepStart { cold, warm };

/// One matrix under configs that differ in nmf.topics alone, which rises. Refers to what it is made of.
class FactorizationChain {
 public:
  FactorizationChain(const WeightedMatrix& V, std::vector<Config> configs, SweepStart start, const Registry& registry,
                     Progress& progress);

  const std::vector<Config>& configs() const { return configs_; }

  /// That of configs()[place], its components by prevalence. A warm one makes those before it that are not at hand: the
  /// same bytes wherever the chain is entered. W and H of the last are kept.
  Factorization factorize(std::size_t place);

  /// What it starts from, beside its config: the numbers of topics before it, "5 10"; empty for a cold start.
  std::string origin(std::size_t place) const;

 private:
  Factorization factorize_next(std::size_t place) const;
  void start_from_last(NmfOptions& options, Registry& registry) const;

  const WeightedMatrix& V_;
  std::vector<Config> configs_;
  SweepStart start_;
  const Registry& registry_;
  Progress& progress_;
  std::size_t next_ = 0;                 ///< the place after that of the last
  std::shared_ptr<const Factors> last_;  ///< of a warm chain; null before its first
};

/// Throws UsageError where a warm start makes no sense under these options.
void require_warm_start(const NmfOptions& options, const Registry& registry);

}  // namespace topicmill
