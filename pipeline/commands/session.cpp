#include "pipeline/commands/session.hpp"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include "base/error.hpp"
#include "pipeline/commands/shared_arguments.hpp"
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
  return make_progress(progress_style.value_or(quiet ? ProgressStyle::none : default_progress_style()));
}

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

void Session::warn(const std::vector<std::string>& warnings) const {
  for (const auto& warning : warnings) say("warning: " + warning);
}

int tell_failed_gates(const std::vector<std::string>& failed_gates) {
  for (const auto& gate : failed_gates) print_message(fmt::format("error: quality gate failed: {}", gate));
  return static_cast<int>(failed_gates.empty() ? ExitCode::done : ExitCode::gate);
}

}  // namespace topicmill
