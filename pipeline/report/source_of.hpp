// A finished run as the report sees it.
#pragma once

#include <string>

#include "pipeline/report/report_source.hpp"
#include "pipeline/run_directory/finished_run.hpp"

namespace topicmill {

/// What the report shows of a run, with what no file of its directory holds as it is.
class ReportedRun {
 public:
  /// Reads all of it, in O(n k) memory. `run` must outlive it. Throws InputError where the run has no topics or lacks a
  /// table in every format, ConfigError where its labels.yaml or config.yaml is wrong.
  explicit ReportedRun(const FinishedRun& run);

  /// A view of it.
  ReportSource source(std::string title) const;

 private:
  const FinishedRun& run_;
  Config config_;  ///< that of the model, with the report's options
  Summary summary_;
  Evaluation evaluation_;  ///< measures and agreement
  Breakdown breakdown_;
};

}  // namespace topicmill
