// topicmill report: report.html of a finished run, written anew.
#include <fmt/format.h>

#include <memory>

#include "base/error.hpp"
#include "files/output_file.hpp"
#include "pipeline/commands/commands.hpp"
#include "pipeline/report/source_of.hpp"
#include "pipeline/report/write_report.hpp"
#include "pipeline/run_directory/changed_inputs.hpp"
#include "pipeline/session/shared_arguments.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Write report.html of a run anew, as after topicmill label: one page that needs no other file.\n\n"
    "  topicmill report runs/news\n"
    "  topicmill report runs/news -o news.html\n";

struct ReportArguments {
  std::string directory;
  std::optional<std::string> file;
};

int report_command(const ReportArguments& arguments, const Session& session) {
  if (!has_report_page()) throw UsageError(fmt::format("there is no page to write: {}", no_report_page));
  const std::filesystem::path directory = arguments.directory;
  const std::string file = arguments.file.value_or((directory / report_name).string());
  const FinishedRun run(directory, session.registry);
  const ReportedRun reported(run);
  Report report;
  session.with_threads(run.config().threads,
                       [&] { report = make_report(reported.source(report_title(directory)), session.registry); });
  if (!report.missing.empty()) session.say("warning: not all documents are quoted: " + report.missing);
  if (inputs_changed(run.inputs()))
    session.say("warning: the input has changed since the run: quotes are of what it holds now");
  if (file == "-") {
    print(report.page);
  } else {
    write_text(report.page, file);
    session.say(fmt::format("{} written", file));
  }
  return 0;
}

}  // namespace

Command describe_report(const Session& session) {
  const auto arguments = std::make_shared<ReportArguments>();
  return {.name = "report",
          .help = std::string(help),
          .arguments = {run_argument(arguments->directory),
                        {"-o,--output", &arguments->file,
                         "Where to write it, - for standard output; default: DIR/report.html", "FILE"}},
          .run = [&session, arguments] { return report_command(*arguments, session); }};
}

}  // namespace topicmill
