// A sweep: many numbers of topics, and other options, over one matrix, and which of them to take.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "pipeline/progress/progress.hpp"
#include "pipeline/sweep/factorization_chain.hpp"
#include "pipeline/sweep/sweep_plan.hpp"
#include "pipeline/sweep/sweep_report.hpp"
#include "pipeline/sweep/sweep_trial.hpp"

namespace topicmill {

struct SweepPlan {
  std::vector<std::int64_t> topics;
  std::vector<GridAxis> grid;
  SweepEffort effort;
  std::filesystem::path directory;
  SweepStart start = SweepStart::cold;
};

/// A config with further assignments ("nmf.topics=20") laid over it.
using MakeConfig = std::function<Config(std::span<const std::string> assignments)>;

/// Where a sweep tells what it does: a line for people.
using Say = std::function<void(const std::string&)>;

/// Measures every point of the plan that the journal in plan.directory does not know yet, on the threads of the current
/// arena, and writes sweep.csv and sweep.svg there. Points over one matrix (the options of input, text and vectorize)
/// share it. The same bytes for any number of threads and however often it was broken off. Throws ConfigError or
/// UsageError for options that do not fit before it measures anything; InputError; OutputError; Interrupted, which
/// keeps the points that are finished.
SweepReport sweep(const SweepPlan& plan, const MakeConfig& make_config, const Registry& registry, Progress& progress,
                  const Say& say);

}  // namespace topicmill
