// topicmill explain: what an option means.
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

Command describe_explain(const Session& session) {
  const auto arguments = std::make_shared<ExplainArguments>();
  return {.name = "explain",
          .help = std::string(help),
          .arguments = {{"KEY", &arguments->key, "An option, such as nmf.topics"},
                        {"--markdown", &arguments->markdown, "The whole reference as Markdown"}},
          .run = [&session, arguments] { return explain_command(*arguments, session); }};
}

}  // namespace topicmill
