// What every command shares: the registry, the options before and after its name, and how it reports.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/registry.hpp"
#include "pipeline/config/config.hpp"
#include "pipeline/progress/progress.hpp"
#include "pipeline/run_directory/run_topics.hpp"

namespace CLI {
class App;
}

namespace topicmill {

struct Session {
  Registry registry;
  bool quiet = false;
  bool verbose = false;
  std::optional<ProgressStyle> progress_style;
  std::int64_t threads = 0;     ///< -j; 0: as the config says
  std::function<int()> action;  ///< what the chosen command does; returns the exit code

  Progress progress() const {
    return Progress(progress_style.value_or(quiet ? ProgressStyle::none : default_progress_style()));
  }

  /// Runs `work` on as many threads as -j, else the config, says.
  void with_threads(std::int64_t config_threads, const std::function<void()>& work) const;

  /// A line on standard error, unless -q.
  void say(const std::string& line) const;
};

/// The options of commands that take a config: a YAML file or data itself, and changes to it.
struct ConfigArguments {
  std::vector<std::string> paths;
  std::vector<std::string> sets;
  std::optional<std::string> directory;  ///< -o
  std::optional<std::int64_t> topics;    ///< -k

  /// Declares the arguments on a command. `several`: more than one path may be given.
  void declare(CLI::App& command, bool several);

  /// --set with -o and -k as the assignments that they stand for.
  std::vector<std::string> assignments() const;

  /// The config at `path` where it is YAML; else a config guessed for the data at all paths.
  Config load(const std::string& path, const Registry& registry) const;
};

/// Declares --all, which shows topics apart that labels.yaml merges, and those that it drops.
void declare_view(CLI::App& command, TopicView& view);
/// Says on standard error which quality gates failed; the exit code of the command: done, or gate.
int tell_failed_gates(const std::vector<std::string>& failed_gates);

/// Whether the path names a config rather than data.
bool is_config_path(const std::string& path);

}  // namespace topicmill
