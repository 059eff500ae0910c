// topicmill explain: what an option means.
#include <CLI/CLI.hpp>
#include <memory>

#include "pipeline/commands/commands.hpp"
#include "pipeline/config/reference.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Explain an option, or list them all.\n\n"
    "  topicmill explain                     every option, a line each\n"
    "  topicmill explain vectorize.min_df    one option in full\n"
    "  topicmill explain stem                whatever is called that\n";

struct ExplainArguments {
  std::string key;
  bool markdown = false;
};

int explain_command(const ExplainArguments& arguments, const Session& session) {
  const Registry& registry = session.registry;
  if (arguments.markdown) {
    print(reference_markdown(registry));
  } else {
    print(arguments.key.empty() ? explain_all(registry) : explain(registry, arguments.key));
  }
  return 0;
}

}  // namespace

void add_explain(CLI::App& app, Session& session) {
  auto* command = app.add_subcommand("explain", std::string(help));
  const auto arguments = std::make_shared<ExplainArguments>();
  command->add_option("KEY", arguments->key, "An option, such as nmf.topics");
  command->add_flag("--markdown", arguments->markdown, "The whole reference as Markdown");
  command->callback([&session, arguments] {
    session.action = [&session, arguments] { return explain_command(*arguments, session); };
  });
}

}  // namespace topicmill
