// A finished run as the report sees it.
#pragma once

#include <string>

#include "pipeline/report/report_source.hpp"
#include "pipeline/run_directory/finished_run.hpp"

namespace topicmill {

/// A view of the run.
ReportSource source_of(const FinishedRun& run, std::string title);

}  // namespace topicmill
