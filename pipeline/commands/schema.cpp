// topicmill schema: the JSON Schema of a config.
#include "pipeline/config/schema.hpp"

#include <CLI/CLI.hpp>

#include "pipeline/commands/commands.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Print the JSON Schema (draft-07) of a config, for editors and validators.\n\n"
    "  topicmill schema > topicmill.schema.json\n";

}  // namespace

void add_schema(CLI::App& app, Session& session) {
  app.add_subcommand("schema", std::string(help))->callback([&session] {
    session.action = [&session] {
      print(schema_json(session.registry));
      return 0;
    };
  });
}

}  // namespace topicmill
