// topicmill schema: the JSON Schema of a config.
#include "pipeline/config/schema.hpp"

#include "pipeline/commands/commands.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Print the JSON Schema (draft-07) of a config, for editors and validators.\n\n"
    "  topicmill schema > topicmill.schema.json\n";

}  // namespace

Command describe_schema(const Session& session) {
  return {.name = "schema", .help = std::string(help), .run = [&session] {
            print(schema_json(session.registry));
            return 0;
          }};
}

}  // namespace topicmill
