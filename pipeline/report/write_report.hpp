// report.html: the page of the report with a run's data in it, one file that needs no other.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/corpus/second_pass.hpp"
#include "pipeline/report/choose_quotes.hpp"
#include "pipeline/report/quotes.hpp"
#include "pipeline/report/report_source.hpp"
#include "pipeline/run_directory/run_directory.hpp"
#include "pipeline/run_directory/write_run.hpp"
#include "topics/describe_topics.hpp"

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

/// The quotes of a run's own report: they are chosen before the second pass over its text, and join it.
class RunQuotes {
 public:
  /// Chooses, and joins where the text can be read again. Refers to what it is given.
  RunQuotes(const Config& config, const CorpusIndex& index, const DescribedTopics& topics, const Registry& registry,
            SecondPass& again);

  const QuoteChoice& choice() const { return choice_; }

  /// Makes the pass where nobody else has made it.
  Quotes take();

 private:
  SecondPass& again_;
  QuoteChoice choice_;
  QuoteSink sink_;
};

/// A run's own report, as stage "report" of the log. Without quotes, which this build has no page for, it warns.
void report_run(const RunResult& result, std::optional<RunQuotes>& quotes, const RunDirectory& directory, RunLog& log);

/// The title and the data put into a page.
std::string fill_page(std::string_view page, const std::string& title, std::string_view data);

}  // namespace topicmill
