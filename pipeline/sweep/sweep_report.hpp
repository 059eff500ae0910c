// What a sweep found, point by point, and as a table.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/table.hpp"
#include "pipeline/sweep/sweep_trial.hpp"
#include "topics/suggest_topics.hpp"

namespace topicmill {

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

/// The keys of the grid, topics, relative_error, held_out_error, stability, lasting, hidden, slight, npmi, umass,
/// iterations, converged, suggested. Refers to the report.
Table sweep_table(const SweepReport& report);

/// "nmf.loss=frobenius", of several keys joined by a comma; empty without a grid.
std::string combination_name(const std::vector<std::string>& keys, const std::vector<std::string>& values);

/// What suggest_topics() judges a row by.
TopicTrial trial_of(const SweepRow& row);

}  // namespace topicmill
