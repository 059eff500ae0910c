// topicmill run: one config or several, or data without a config.
#include "pipeline/commands/run.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/error.hpp"
#include "pipeline/commands/commands.hpp"
#include "pipeline/inspect/show_topics.hpp"
#include "pipeline/run/refuse_ranks.hpp"
#include "pipeline/run_directory/finished_run.hpp"
#include "pipeline/run_directory/partial_run.hpp"
#include "pipeline/session/config_arguments.hpp"
#include "pipeline/session/shared_arguments.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Turn documents into topics.\n\n"
    "  topicmill run configs/quickstart.yaml\n"
    "  topicmill run news.yaml -k 40 --set vectorize.min_df=10\n"
    "  topicmill run articles.csv -k 20            no config: guessed from the data\n"
    "  topicmill run docword.nips.txt.gz -k 20     a ready matrix, with the vocabulary beside it\n"
    "  topicmill run a.yaml b.yaml c.yaml          a batch; one failure does not stop the others\n";

struct RunArguments {
  ConfigArguments config;
  bool restart = false;
};

/// One run of a batch and how it ended.
struct Outcome {
  std::string path;
  std::optional<RunReport> report;
  int code = 0;
};

/// Runs one of several: an error is told, not thrown, unless it is the wish to stop.
Outcome try_one(const std::string& path, const RunArguments& arguments, const Session& session) {
  try {
    session.say(path + ":");
    const RunReport report = run_and_tell(load_and_tell(arguments.config, path, session), arguments.restart, session);
    return {path, report, tell_failed_gates(report.failed_gates)};
  } catch (const Interrupted&) {
    throw;
  } catch (const ConfigError& error) {
    print_message(error.what());
    return {path, std::nullopt, static_cast<int>(error.code())};
  } catch (const Error& error) {
    print_message(fmt::format("error: {}", error.what()));
    return {path, std::nullopt, static_cast<int>(error.code())};
  }
}

std::string result_of(const Outcome& outcome) {
  if (!outcome.report) return fmt::format("failed ({})", outcome.code);
  const auto gates = outcome.report->failed_gates.size();
  const std::string failure = gates == 0 ? "" : fmt::format(", failed {} quality gate{}", gates, gates == 1 ? "" : "s");
  return describe_report(*outcome.report) + failure;
}

std::string summary_table(const std::vector<Outcome>& outcomes) {
  int width = 0;
  for (const auto& outcome : outcomes) width = std::max(width, display_width(outcome.path));
  std::string out;
  for (const auto& one : outcomes) {
    out += fmt::format("{}  {}\n", pad(one.path, width), result_of(one));
  }
  return out;
}

int run_batch(const RunArguments& arguments, const Session& session) {
  if (arguments.config.directory) {
    throw UsageError("-o names one directory, and several configs were given; set output.directory in each config");
  }
  std::vector<Outcome> outcomes;
  for (const auto& path : arguments.config.paths) outcomes.push_back(try_one(path, arguments, session));
  if (session.is_first()) print(summary_table(outcomes));
  const auto failed = std::find_if(outcomes.begin(), outcomes.end(), [](const auto& one) { return one.code != 0; });
  return failed == outcomes.end() ? 0 : failed->code;
}

int run_command(const RunArguments& arguments, const Session& session) {
  const auto& paths = arguments.config.paths;
  const auto configs = std::count_if(paths.begin(), paths.end(), is_config_path);
  if (configs > 1 && configs == static_cast<std::ptrdiff_t>(paths.size())) {
    return run_batch(arguments, session);
  }
  if (configs > 0 && paths.size() > 1) {
    throw UsageError("configs and data cannot be mixed in one call; name the data in the config's input.path");
  }
  const Config config = load_and_tell(arguments.config, paths.front(), session);
  return show_outcome(run_and_tell(config, arguments.restart, session), session);
}

}  // namespace

RunReport run_and_tell(const Config& config, bool restart, const Session& session) {
  refuse_on_ranks(config, session.registry, *session.ranks);
  if (restart && session.is_first()) forget_partial_run(config);
  std::optional<RunReport> report;
  const auto progress = session.progress();
  session.with_resources(config, [&] {
    if (!session.is_first()) return help_run(config, session.registry, *session.ranks);
    report = run(config, session.registry, *progress, *session.ranks);
  });
  if (!report) return {};
  session.warn(report->warnings);
  if (report->resumed) session.say(went_on);
  session.say(describe_report(*report));
  return *report;
}

std::string describe_report(const RunReport& report) {
  return fmt::format("{} documents, {} terms, {} topics, relative error {:.4f}, {:.2f} s -> {}",
                     grouped(report.documents), grouped(report.terms), report.topics, report.relative_error,
                     report.seconds, report.directory);
}

int show_outcome(const RunReport& report, const Session& session) {
  if (!session.is_first()) return 0;
  if (!session.quiet) print(topics_overview(FinishedRun(report.directory, session.registry), {}));
  for (const auto& doubt : report.doubts) session.say(doubt);
  return tell_failed_gates(report.failed_gates);
}

Command describe_run(const Session& session) {
  const auto arguments = std::make_shared<RunArguments>();
  auto declared = arguments->config.declared(true);
  declared.push_back(restart_argument(arguments->restart));
  return {.name = "run", .help = std::string(help), .arguments = std::move(declared), .run = [&session, arguments] {
            return run_command(*arguments, session);
          }};
}

}  // namespace topicmill
