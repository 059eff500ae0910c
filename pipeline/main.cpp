// The program: parses the command line, runs the command, turns errors into messages and exit codes.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <csignal>

#include "base/error.hpp"
#include "base/stop_signal.hpp"
#include "base/suggest.hpp"
#include "pipeline/builtin_registry.hpp"
#include "pipeline/commands/commands.hpp"
#include "pipeline/terminal.hpp"
#include "pipeline/version.hpp"
#include "text/kept_stream.hpp"

namespace topicmill {
namespace {

constexpr std::string_view description =
    "topicmill turns folders of documents into topics.\n\n"
    "  topicmill run configs/quickstart.yaml     topics of the corpus that ships with it\n"
    "  topicmill init articles.csv > news.yaml   a commented config for your data\n"
    "  topicmill run news.yaml                   writes tables to runs/news\n"
    "  topicmill top runs/news                   the words of each topic\n";

/// Lists commands by the first line of their help.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_subcommand(const CLI::App* command) const override {
    const std::string text = command->get_description();
    return fmt::format("  {:<14}{}\n", command->get_name(), text.substr(0, text.find('\n')));
  }
};

void declare_shared_options(CLI::App& app, Session& session) {
  app.set_version_flag("-V,--version", fmt::format("topicmill {}", version));
  app.add_flag("-q,--quiet", session.quiet, "No messages but errors");
  app.add_flag("-v,--verbose", session.verbose, "More messages");
  app.add_option("-j,--threads", session.threads, "Threads; 0: as the config says")->check(CLI::Range(0, 4096));
  const std::map<std::string, ProgressStyle> styles{
      {"none", ProgressStyle::none}, {"bar", ProgressStyle::bar}, {"json", ProgressStyle::json}};
  app.add_option("--progress", session.progress_style, "none, bar or json; default: a bar on a terminal")
      ->transform(CLI::CheckedTransformer(styles, CLI::ignore_case).description(""))
      ->type_name("STYLE");
  app.fallthrough();
}

std::vector<std::string> command_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const auto* command : app.get_subcommands({})) names.push_back(command->get_name());
  return names;
}

/// Whether a word after this option is its value: -j 2.
bool takes_value(const CLI::App& app, const std::string& option) {
  const auto* known = app.get_option_no_throw(option);
  return known != nullptr && known->get_items_expected_min() > 0;
}

/// A misspelt command gets a suggestion instead of a list of unexpected arguments.
void refuse_unknown_command(const CLI::App& app, const std::vector<std::string>& arguments) {
  const auto first =
      std::find_if(arguments.begin(), arguments.end(), [](const auto& argument) { return !argument.starts_with("-"); });
  if (first == arguments.end()) return;
  const bool is_value = first != arguments.begin() && takes_value(app, *std::prev(first));
  const auto names = command_names(app);
  if (is_value || std::find(names.begin(), names.end(), *first) != names.end()) return;
  throw UsageError(fmt::format("unknown command '{}'; {}", *first, suggestion(*first, names)));
}

/// The long names of the options that the chosen command takes.
std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  const auto add = [&](const CLI::App& of) {
    for (const auto* option : of.get_options()) {
      for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    }
  };
  add(app);
  for (const auto* command : app.get_subcommands()) add(*command);
  return names;
}

[[noreturn]] void refuse_extra(const CLI::App& app, const CLI::ExtrasError& error) {
  const std::string message = error.what();
  const auto dash = message.find("--");
  if (dash == std::string::npos) throw UsageError(message);
  const std::string option = message.substr(dash, message.find_first_of(" =", dash) - dash);
  throw UsageError(fmt::format("unknown option '{}'; {}", option, suggestion(option, option_names(app))));
}

int run_program(std::vector<std::string> arguments) {
  const KeepStreams kept;  // commands look into their input before they read it, and read it several times
  Session session;
  session.registry = builtin_registry();
  CLI::App app{std::string(description), "topicmill"};
  app.formatter(std::make_shared<HelpFormatter>());
  declare_shared_options(app, session);
  app.require_subcommand(0, 1);
  add_commands(app, session);
  refuse_unknown_command(app, arguments);
  try {
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
    app.parse(std::move(arguments));
  } catch (const CLI::ExtrasError& error) {
    refuse_extra(app, error);
  } catch (const CLI::Success& success) {
    return app.exit(success);  // --help, --version
  } catch (const CLI::ParseError& error) {
    throw UsageError(fmt::format("{}; see topicmill --help", error.what()));
  }
  if (!session.action) {
    print(app.help());
    return 0;
  }
  return session.action();
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
