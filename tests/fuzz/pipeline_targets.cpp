// Configs and matrix files.
#include "base/error.hpp"
#include "matrices/matrix_file.hpp"
#include "pipeline/builtin_registry.hpp"
#include "pipeline/config/config.hpp"
#include "pipeline/config/yaml.hpp"
#include "tests/fuzz/memory_file.hpp"
#include "tests/fuzz/targets.hpp"

namespace topicmill {
namespace {

Config config_of(std::string_view text) {
  static const Registry registry = builtin_registry();
  return config_from(parse_yaml(text, make_source("fuzz.yaml", text)), registry);
}

void read_config(std::string_view bytes) {
  std::string resolved;
  try {
    resolved = resolved_yaml(config_of(bytes));
  } catch (const ConfigError& error) {
    return require(!error.problems().empty(), "a config was refused without a reason");
  }
  require(resolved_yaml(config_of(resolved)) == resolved, "the resolved config reads back as another one");
}

void read_matrix_file(std::string_view bytes) {
  const MemoryFile file(bytes);
  try {
    read_matrix<double>(file.path());
  } catch (const InputError&) {
  }
}

}  // namespace

std::vector<FuzzTarget> pipeline_targets() { return {{"config", read_config}, {"matrix", read_matrix_file}}; }

}  // namespace topicmill
