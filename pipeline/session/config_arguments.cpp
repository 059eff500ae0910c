#include "pipeline/session/config_arguments.hpp"

#include <filesystem>

#include "pipeline/guess/guess_config.hpp"
#include "pipeline/model/model_file.hpp"
#include "pipeline/session/session.hpp"
#include "pipeline/session/shared_arguments.hpp"

namespace topicmill {
namespace {

/// What the model of a run does not keep of its config: its output and report, and a fixed vocabulary, which lets no
/// other words join.
Value written_parts(const std::filesystem::path& run) {
  const Value written = config_value(run / "config.yaml");
  std::vector<Entry> parts;
  for (const auto& entry : written.entries) {
    if (entry.key == "output" || entry.key == "report") parts.push_back(entry);
  }
  const Value* const vectorize = written.find("vectorize");
  const Value* const list = vectorize ? vectorize->find("vocabulary") : nullptr;
  if (list && !list->is_null()) parts.push_back({"vectorize", {}, Value::map({{"vocabulary", {}, *list}})});
  return Value::map(std::move(parts));
}

}  // namespace

std::vector<Argument> ConfigArguments::declared(bool several) {
  Argument path = path_argument(paths);
  if (several) {
    path.help = "Configs (.yaml), or data to run without one";
    path.rules.one_value = false;
  }
  return {std::move(path), set_argument(sets, "Change an option: --set nmf.topics=50 (repeatable)"),
          Argument{"-k,--topics", &topics, "Number of topics: --set nmf.topics=K", "K"},
          Argument{"-o,--output", &directory, "The run directory: --set output.directory=DIR", "DIR"}};
}

std::vector<std::string> ConfigArguments::assignments() const {
  std::vector<std::string> all = sets;
  if (topics) all.push_back("nmf.topics=" + std::to_string(*topics));
  return all;
}

Config ConfigArguments::load(const std::string& path, const Registry& registry) const {
  Config config = is_config_path(path) ? load_config(path, assignments(), registry)
                                       : guess_config(paths, assignments(), registry).config;
  if (directory) config.output.directory = *directory;
  return config;
}

bool is_config_path(const std::string& path) {
  const auto extension = std::filesystem::path(path).extension();
  return extension == ".yaml" || extension == ".yml";
}

Config load_and_tell(const ConfigArguments& arguments, const std::string& path, const Session& session) {
  if (is_config_path(path)) return arguments.load(path, session.registry);
  Guess guess = guess_config(arguments.paths, arguments.assignments(), session.registry);
  tell_guess(guess, session);
  if (arguments.directory) guess.config.output.directory = *arguments.directory;
  return std::move(guess.config);
}

void tell_guess(const Guess& guess, const Session& session) {
  if (!guess.summary.empty()) session.say(guess.summary);
  session.warn(guess.warnings);
}

Config continued_config(const std::filesystem::path& run, const Value& changes, const Registry& registry) {
  Value value = load_stored(run).config;
  overlay(value, written_parts(run));
  overlay(value, value_of_sets(std::vector<std::string>{"output.labels=null"}));  // its own labels go on
  overlay(value, changes);
  return config_from(value, registry);
}

}  // namespace topicmill
