// A run read back from its directory, for what shows all of it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/breakdown/breakdown.hpp"
#include "pipeline/corpus/funnel.hpp"
#include "pipeline/evaluation/evaluation.hpp"
#include "pipeline/model/model_file.hpp"
#include "pipeline/run_directory/labels.hpp"

namespace topicmill {

/// What the stages of the run made, but for what no report shows.
struct FinishedRun {
  Model model;                          ///< with theta and explained; its config has the run's report options
  std::vector<DocumentInfo> documents;  ///< id and metadata
  Labels labels;                        ///< as labels.yaml says now
  Evaluation evaluation;                ///< measures and agreement
  Breakdown breakdown;
  Summary summary;
  Funnel funnel;
  std::vector<std::string> warnings;
};

/// Throws InputError where the directory is no run with topics, or lacks a table in every format; ConfigError
/// where its labels.yaml or config.yaml is wrong. O(n k) memory.
FinishedRun read_finished_run(const std::filesystem::path& directory, const Registry& registry);

}  // namespace topicmill
