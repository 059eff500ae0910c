// A sweep: many numbers of topics, and other options, over one matrix, and which of them to take.
#pragma once

#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "base/table.hpp"
#include "pipeline/progress/progress.hpp"
#include "pipeline/sweep/factorization_chain.hpp"
#include "pipeline/sweep/sweep_plan.hpp"
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

/// A point and what was measured there.
struct SweepRow {
  std::vector<std::string> values;  ///< of the grid's keys
  std::int64_t topics = 0;
  std::string key;  ///< of the trial
  TrialResult result;
  bool suggested = false;
};

/// The suggestion for one combination of the grid's values: what is measured under other options does not compare.
struct SweepSuggestion {
  std::vector<std::string> values;
  std::int64_t topics = 0;
  std::string reason;
};

struct SweepReport {
  std::vector<std::string> keys;  ///< of the grid
  std::vector<SweepRow> rows;     ///< by combination, then number of topics
  std::vector<SweepSuggestion> suggestions;
};

/// Measures every point of the plan that the journal in plan.directory does not know yet, on the threads of the current
/// arena, and writes sweep.csv and sweep.svg there. Points over one matrix (the options of input, text and vectorize)
/// share it. The same bytes for any number of threads and however often it was broken off. Throws ConfigError or
/// UsageError for options that do not fit before it measures anything; InputError; OutputError; Interrupted, which
/// keeps the points that are finished.
SweepReport sweep(const SweepPlan& plan, const MakeConfig& make_config, const Registry& registry, Progress& progress,
                  const Say& say);

/// The keys of the grid, topics, relative_error, held_out_error, stability, lasting, npmi, umass, iterations,
/// converged, suggested. Refers to the report.
Table sweep_table(const SweepReport& report);

/// "nmf.loss=frobenius", of several keys joined by a comma; empty without a grid.
std::string combination_name(const std::vector<std::string>& keys, const std::vector<std::string>& values);

/// What suggest_topics() judges a row by.
TopicTrial trial_of(const SweepRow& row);

}  // namespace topicmill
