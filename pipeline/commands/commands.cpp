#include "pipeline/commands/commands.hpp"

#include <CLI/CLI.hpp>

namespace topicmill {
namespace {

/// Left to itself, CLI11 gives an option that may be repeated all that follows, the paths of the command as well.
void take_one_value_each_time(CLI::App& app) {
  for (auto* command : app.get_subcommands([](CLI::App*) { return true; })) {
    for (auto* option : command->get_options()) {
      if (!option->get_positional()) option->allow_extra_args(false);
    }
  }
}

}  // namespace

void add_commands(CLI::App& app, Session& session) {
  add_run(app, session);
  add_check(app, session);
  add_init(app, session);
  add_top(app, session);
  add_show(app, session);
  add_find(app, session);
  add_label(app, session);
  add_plot(app, session);
  add_transform(app, session);
  add_sweep(app, session);
  add_compare(app, session);
  add_report(app, session);
  add_evaluate(app, session);
  add_tokenize(app, session);
  add_vectorize(app, session);
  add_factorize(app, session);
  add_schema(app, session);
  add_explain(app, session);
  add_completions(app, session);
  take_one_value_each_time(app);
}

}  // namespace topicmill
