// The program: parses the command line, runs the command, turns errors into messages and exit codes.
#include <fmt/format.h>

#include <csignal>

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

int run_program(const std::vector<std::string>& arguments) {
  const KeepStreams kept;  // commands look into their input before they read it, and read it several times
  Session session;
  session.registry = builtin_registry();
  Program program{.name = "topicmill",
                  .help = std::string(description),
                  .version = fmt::format("topicmill {}", version),
                  .arguments = session.arguments()};
  add_commands(program, session);
  const Request request = parse(program, arguments);
  if (request.command) return request.command->run();
  print(request.text);
  return 0;
}

int report(ExitCode code, std::string_view message) {
  print_message(message);
  return static_cast<int>(code);
}

}  // namespace
}  // namespace topicmill

int main(int argc, char** argv) {
  using namespace topicmill;
  catch_stop_signals();
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return run_program({argv + 1, argv + argc});
  } catch (const ConfigError& error) {
    return report(error.code(), error.what());
  } catch (const Error& error) {
    return report(error.code(), fmt::format("error: {}", error.what()));
  } catch (const std::bad_alloc&) {
    return report(ExitCode::internal, "error: out of memory; see `topicmill check` for what a run needs");
  } catch (const std::exception& error) {
    return report(ExitCode::internal, fmt::format("internal error: {}; please report it", error.what()));
  }
}
