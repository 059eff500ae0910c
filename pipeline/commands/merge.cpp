// topicmill merge: runs that were made apart, as one.
#include <memory>

#include "base/error.hpp"
#include "pipeline/commands/commands.hpp"
#include "pipeline/commands/run.hpp"
#include "pipeline/run/merge_runs.hpp"
#include "pipeline/session/config_arguments.hpp"
#include "pipeline/session/shared_arguments.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Join runs that were made apart: topics that are alike become one, the others stand beside each other.\n\n"
    "  topicmill merge runs/may runs/june -o runs/spring\n"
    "  topicmill merge runs/a runs/b runs/news -o runs/all\n\n"
    "Topics of the first run keep their numbers and labels. No text is read: the documents of all runs keep the topics "
    "that their run gave them. `report` makes the report where the texts are at hand.\n";

struct MergeArguments {
  std::vector<std::string> runs;
  std::vector<std::string> sets;
  std::string directory;
};

/// The config of the first, with the inputs of all.
Config config_for(const MergeArguments& arguments, const Registry& registry) {
  Config config = continued_config(arguments.runs.front(), value_of_sets(arguments.sets), registry);
  for (std::size_t i = 1; i < arguments.runs.size(); ++i) {
    const Config other = continued_config(arguments.runs[i], {}, registry);
    config.input.path.insert(config.input.path.end(), other.input.path.begin(), other.input.path.end());
  }
  config.update.run.reset();
  config.output.directory = arguments.directory;
  return config;
}

int merge_command(const MergeArguments& arguments, const Session& session) {
  if (arguments.runs.size() < 2) throw UsageError("merge joins two runs or more; name them before -o");
  const Config config = config_for(arguments, session.registry);
  std::optional<RunReport> report;
  const auto progress = session.progress();
  session.with_resources(config, [&] { report = merge_runs(arguments.runs, config, session.registry, *progress); });
  session.warn(report->warnings);
  session.say(describe_report(*report));
  return show_outcome(*report, session);
}

}  // namespace

Command describe_merge(const Session& session) {
  const auto arguments = std::make_shared<MergeArguments>();
  return {
      .name = "merge",
      .help = std::string(help),
      .arguments = {{"DIR", &arguments->runs, "Run directories, two or more", {}, {.required = true}},
                    {"-o,--output", &arguments->directory, "The run directory of the merge", "DIR", {.required = true}},
                    set_argument(arguments->sets,
                                 "Change how it is written: --set output.format=[jsonl] (repeatable)")},
      .run = [&session, arguments] { return merge_command(*arguments, session); }};
}

}  // namespace topicmill
