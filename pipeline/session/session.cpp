#include "pipeline/session/session.hpp"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include "base/error.hpp"
#include "files/output_file.hpp"
#include "pipeline/config/config.hpp"
#include "pipeline/memory/memory_bound.hpp"
#include "pipeline/run_directory/partial_run.hpp"
#include "pipeline/session/shared_arguments.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {

std::vector<Argument> Session::arguments() {
  const auto take_style = [this](const std::string& name) { set_named(progress_style.emplace(), name); };
  return {{"-q,--quiet", &quiet, "No messages but errors"},
          {"-v,--verbose", &verbose, "More messages"},
          {"-j,--threads", &threads, "Threads; 0: as the config says", {}, {.check = Within{0, 4096}}},
          {"--progress",
           take_style,
           "none, bar or json; default: a bar on a terminal",
           "STYLE",
           {.check = OneOf{names_of<ProgressStyle>(), true}}}};
}

std::unique_ptr<Progress> Session::progress() const {
  if (!is_first()) return make_progress(ProgressStyle::none);
  return make_progress(progress_style.value_or(quiet ? ProgressStyle::none : default_progress_style()));
}

void Session::with_threads(std::int64_t config_threads, const std::function<void()>& work) const {
  std::int64_t count = threads > 0 ? threads : config_threads;
  if (count == 0) count = tbb::info::default_concurrency();
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(count));
  tbb::task_arena arena(static_cast<int>(count));
  arena.execute(work);
}

void Session::with_resources(const Config& config, const std::function<void()>& work) const {
  if (config.memory_mb) bound_memory(*config.memory_mb * 1'000'000, scratch_folder(config));
  try {
    with_threads(config.threads, work);
  } catch (const Interrupted&) {
    const auto kept = kept_by(config);
    if (!kept) throw;
    throw Interrupted(fmt::format("interrupted; the same command goes on from '{}'", kept->string()));
  }
}

void Session::say(const std::string& line) const {
  if (!quiet && is_first()) print_message(line);
}

void Session::warn(const std::vector<std::string>& warnings) const {
  for (const auto& warning : warnings) say("warning: " + warning);
}

std::string scratch_folder(const Config& config) {
  if (config.scratch) return *config.scratch;
  const auto parent = std::filesystem::absolute(config.output.directory).parent_path();
  std::error_code failure;
  std::filesystem::create_directories(parent, failure);
  if (failure) throw_output_error(parent, failure.value());
  return parent.string();
}

int tell_failed_gates(const std::vector<std::string>& failed_gates) {
  for (const auto& gate : failed_gates) print_message(fmt::format("error: quality gate failed: {}", gate));
  return static_cast<int>(failed_gates.empty() ? ExitCode::done : ExitCode::gate);
}

}  // namespace topicmill
