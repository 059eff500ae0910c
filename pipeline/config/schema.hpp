// The JSON Schema (draft-07) of a config, for editors and validators, made from the declared options.
#pragma once

#include <string>

namespace topicmill {

class Registry;

/// The schema as text, indented by two, ending in a line break. What the schema accepts, config_from() can read, but
/// for rules across options.
std::string schema_json(const Registry& registry);

}  // namespace topicmill
