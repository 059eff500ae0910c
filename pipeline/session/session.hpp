// What every command shares: the registry, the options before and after its name, and how it reports.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/collective.hpp"
#include "base/registry.hpp"
#include "pipeline/command_line/command.hpp"
#include "pipeline/progress/progress.hpp"
#include "pipeline/terminal/progress_style.hpp"

namespace topicmill {

struct Config;

struct Session {
  Registry registry;
  bool quiet = false;
  bool verbose = false;
  std::optional<ProgressStyle> progress_style;
  std::int64_t threads = 0;      ///< -j; 0: as the config says
  Collective* ranks = &alone();  ///< processes that do the command together

  /// The options that every command has. They fill this session.
  std::vector<Argument> arguments();

  /// Shows how far the work is, in the style that was asked for.
  std::unique_ptr<Progress> progress() const;

  /// Runs `work` on as many threads as -j, else the config, says.
  void with_threads(std::int64_t config_threads, const std::function<void()>& work) const;

  /// The same within the memory that the config grants. Throws as bound_memory() does.
  void with_resources(const Config& config, const std::function<void()>& work) const;

  /// Whether this process tells what there is to say, and writes.
  bool is_first() const { return ranks->is_first(); }

  /// A line on standard error, unless -q, or another rank says it.
  void say(const std::string& line) const;

  /// A line "warning: ..." for each, unless -q.
  void warn(const std::vector<std::string>& warnings) const;
};

/// Where the scratch file of a config goes: beside the output, unless it says otherwise; made where there is none.
/// Throws OutputError.
std::string scratch_folder(const Config& config);

/// Says on standard error which quality gates failed; the exit code of the command: done, or gate.
int tell_failed_gates(const std::vector<std::string>& failed_gates);

}  // namespace topicmill
