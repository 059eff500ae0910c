// report.html: the page of the report with a run's data in it, one file that needs no other.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "pipeline/report/report_source.hpp"
#include "pipeline/run_directory/run_directory.hpp"
#include "pipeline/run_directory/write_run.hpp"

namespace topicmill {

inline constexpr std::string_view report_name = "report.html";

/// Whether this build has the page.
bool has_report_page();

/// Why it has none, and what to install.
inline constexpr std::string_view no_report_page =
    "this topicmill was built without all of esbuild, node-d3-scale, node-d3-selection, node-d3-shape and "
    "node-d3-zoom; install them and build it again";

/// What the report of a run directory is called: the directory's name.
std::string report_title(const std::filesystem::path& directory);

struct Report {
  std::string page;
  std::string missing;  ///< why it quotes no documents, or not all that it would; empty where all is well
};

/// Reads the documents that the report quotes from the run's input. The page must be there.
Report make_report(const ReportSource& source, const Registry& registry);

/// A run's own report, as stage "report" of the log; warns where this build has no page.
void report_run(const RunResult& result, const RunDirectory& directory, RunLog& log);

/// The title and the data put into a page.
std::string fill_page(std::string_view page, const std::string& title, std::string_view data);

}  // namespace topicmill
