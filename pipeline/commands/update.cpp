// topicmill update: the topics of a run go on with new documents.
#include <fmt/format.h>

#include <memory>

#include "base/error.hpp"
#include "pipeline/commands/commands.hpp"
#include "pipeline/commands/run.hpp"
#include "pipeline/session/config_arguments.hpp"
#include "pipeline/session/shared_arguments.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Let the topics of a run go on with new documents.\n\n"
    "  topicmill update runs/may june.jsonl -o runs/june\n"
    "  topicmill update runs/june july.jsonl -o runs/july --set update.forget=0.9\n"
    "  topicmill update runs/news december/ -o runs/december --set update.new_topics=0\n\n"
    "Topics keep their numbers and labels and move with the documents. New words join the vocabulary, and what no "
    "topic "
    "says becomes a topic where enough documents are about it. The table topic_changes says what changed.\n";

struct UpdateArguments {
  std::string run;
  std::vector<std::string> paths;
  std::vector<std::string> sets;
  std::string directory;
  bool restart = false;
};

void require_free(const Value& changes) {
  if (changes.find("text")) {
    throw UsageError("'text' belongs to the topics of the run and stays as it is; begin a run of its own to change it");
  }
  const Value* const nmf = changes.find("nmf");
  if (nmf && nmf->find("topics")) {
    throw UsageError("the topics of the run stay; --set update.new_topics=N says how many may join them");
  }
}

Config config_for(const UpdateArguments& arguments, const Registry& registry) {
  const Value changes = value_of_sets(arguments.sets);
  require_free(changes);
  Config config = continued_config(arguments.run, changes, registry);
  config.input.path = arguments.paths;
  config.update.run = arguments.run;
  config.output.directory = arguments.directory;
  return config;
}

int update_command(const UpdateArguments& arguments, const Session& session) {
  const Config config = config_for(arguments, session.registry);
  return show_outcome(run_and_tell(config, arguments.restart, session), session);
}

}  // namespace

Command describe_update(const Session& session) {
  const auto arguments = std::make_shared<UpdateArguments>();
  return {.name = "update",
          .help = std::string(help),
          .arguments =
              {run_argument(arguments->run),
               {"NEW",
                &arguments->paths,
                "New documents: files, folders, globs, archives, or - for standard input",
                {},
                {.required = true}},
               {"-o,--output", &arguments->directory, "The run directory of the update", "DIR", {.required = true}},
               set_argument(arguments->sets, "Change an option: --set update.forget=0.9 (repeatable)"),
               restart_argument(arguments->restart)},
          .run = [&session, arguments] { return update_command(*arguments, session); }};
}

}  // namespace topicmill
