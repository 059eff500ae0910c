// The arguments of commands that take a config: a YAML file or data itself, and changes to it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/value.hpp"
#include "pipeline/command_line/command.hpp"

namespace topicmill {

class Registry;
struct Config;
struct Guess;
struct Session;

struct ConfigArguments {
  std::vector<std::string> paths{};
  std::vector<std::string> sets{};
  std::optional<std::string> directory{};  ///< -o
  std::optional<std::int64_t> topics{};    ///< -k

  /// What a command declares. `several`: more than one path may be given.
  std::vector<Argument> declared(bool several);

  /// --set with -k as the assignments that they stand for.
  std::vector<std::string> assignments() const;

  /// The config at `path` where it is YAML; else a config guessed for the data at all paths.
  Config load(const std::string& path, const Registry& registry) const;
};

/// Whether the path names a config rather than data.
bool is_config_path(const std::string& path);

/// As arguments.load(); where the config is guessed, it says so in one line, and what the guess warns of.
Config load_and_tell(const ConfigArguments& arguments, const std::string& path, const Session& session);

/// The config of a run whose topics go on: what its model keeps, and what of the output and the vocabulary only its
/// config.yaml says, with `changes` laid over it.
Config continued_config(const std::filesystem::path& run, const Value& changes, const Registry& registry);

/// Says what a guess took for what, and what it warns of.
void tell_guess(const Guess& guess, const Session& session);

}  // namespace topicmill
