#include "pipeline/program.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <thread>

#include "base/error.hpp"
#include "base/stop_signal.hpp"
#include "base/version.hpp"
#include "files/kept_stream.hpp"
#include "pipeline/builtin_registry.hpp"
#include "pipeline/command_line/parse.hpp"
#include "pipeline/commands/commands.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view description =
    "topicmill turns folders of documents into topics.\n\n"
    "  topicmill run configs/quickstart.yaml     topics of the corpus that ships with it\n"
    "  topicmill init articles.csv > news.yaml   a commented config for your data\n"
    "  topicmill run news.yaml                   writes tables to runs/news\n"
    "  topicmill top runs/news                   the words of each topic\n";

/// Several processes do what takes long; all else is for one.
void require_shared(std::string_view command, const std::string& program) {
  constexpr std::array<std::string_view, 2> shared{"run", "factorize"};
  if (std::find(shared.begin(), shared.end(), command) != shared.end()) return;
  throw UsageError(fmt::format("{} does run and factorize; start `topicmill {}` as one process", program, command));
}

int run(const std::string& name, const std::vector<std::string>& arguments, Collective& ranks) {
  const KeepStreams kept;  // commands look into their input before they read it, and read it several times
  Session session;
  session.registry = builtin_registry();
  session.ranks = &ranks;
  Program program{.name = name,
                  .help = std::string(description),
                  .version = fmt::format("topicmill {}", version),
                  .arguments = session.arguments()};
  add_commands(program, session);
  const Request request = parse(program, arguments);
  if (request.command) {
    if (!ranks.is_alone()) require_shared(request.command->name, name);
    return request.command->run();
  }
  if (ranks.is_first()) print(request.text);
  return 0;
}

/// The message, and the end of the others. They wait a second: most errors are of all, and the first tells them.
int report(ExitCode code, std::string_view message, Collective& ranks) {
  if (!ranks.is_first()) std::this_thread::sleep_for(std::chrono::seconds(1));
  print_message(message);
  ranks.end_all(static_cast<int>(code));
  return static_cast<int>(code);
}

}  // namespace

int run_program(const std::string& name, const std::vector<std::string>& arguments, Collective& ranks) {
  catch_stop_signals();
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return run(name, arguments, ranks);
  } catch (const ConfigError& error) {
    return report(error.code(), error.what(), ranks);
  } catch (const Error& error) {
    return report(error.code(), fmt::format("error: {}", error.what()), ranks);
  } catch (const std::bad_alloc&) {
    return report(ExitCode::internal, "error: out of memory; see `topicmill check` for what a run needs", ranks);
  } catch (const std::exception& error) {
    return report(ExitCode::internal, fmt::format("internal error: {}; please report it", error.what()), ranks);
  }
}

}  // namespace topicmill
