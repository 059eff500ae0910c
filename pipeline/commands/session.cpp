#include "pipeline/commands/session.hpp"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <CLI/CLI.hpp>
#include <thread>

#include "base/error.hpp"
#include "pipeline/guess/guess_config.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {

void Session::with_threads(std::int64_t config_threads, const std::function<void()>& work) const {
  std::int64_t count = threads > 0 ? threads : config_threads;
  if (count == 0) count = tbb::info::default_concurrency();
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(count));
  tbb::task_arena arena(static_cast<int>(count));
  arena.execute(work);
}

void Session::say(const std::string& line) const {
  if (!quiet) print_message(line);
}

void declare_view(CLI::App& command, TopicView& view) {
  command.add_flag_callback(
      "--all", [&view] { view = TopicView::all_apart; }, "Every topic by itself, whatever labels.yaml merges or drops");
}

int tell_failed_gates(const std::vector<std::string>& failed_gates) {
  for (const auto& gate : failed_gates) print_message(fmt::format("error: quality gate failed: {}", gate));
  return static_cast<int>(failed_gates.empty() ? ExitCode::done : ExitCode::gate);
}

bool is_config_path(const std::string& path) {
  const auto extension = std::filesystem::path(path).extension();
  return extension == ".yaml" || extension == ".yml";
}

void ConfigArguments::declare(CLI::App& command, bool several) {
  auto* positional = command.add_option(
      "PATH", paths,
      several ? "Configs (.yaml), or data to run without one" : "A config (.yaml), or data to use without one");
  positional->required();
  if (!several) positional->expected(1);
  command.add_option("--set", sets, "Change an option: --set nmf.topics=50 (repeatable)")->type_name("KEY=VALUE");
  command.add_option("-k,--topics", topics, "Number of topics: --set nmf.topics=K")->type_name("K");
  command.add_option("-o,--output", directory, "The run directory: --set output.directory=DIR")->type_name("DIR");
}

std::vector<std::string> ConfigArguments::assignments() const {
  std::vector<std::string> all = sets;
  if (topics) all.push_back(fmt::format("nmf.topics={}", *topics));
  return all;
}

Config ConfigArguments::load(const std::string& path, const Registry& registry) const {
  Config config = is_config_path(path) ? load_config(path, assignments(), registry)
                                       : guess_config(paths, assignments(), registry).config;
  if (directory) config.output.directory = *directory;
  return config;
}

}  // namespace topicmill
