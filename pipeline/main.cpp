// The program: parses the command line, runs the command, turns errors into messages and exit codes.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <csignal>

#include "base/error.hpp"
#include "base/stop_signal.hpp"
#include "base/suggest.hpp"
#include "base/version.hpp"
#include "files/kept_stream.hpp"
#include "pipeline/builtin_registry.hpp"
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

/// Whether an option, of whichever command, has a value.
bool has_value(const CLI::App& app, const std::string& option) {
  const auto knows = [&option](const CLI::App* of) {
    const auto* known = of->get_option_no_throw(option);
    return known != nullptr && known->get_items_expected_min() > 0;
  };
  const auto commands = app.get_subcommands({});
  return knows(&app) || std::any_of(commands.begin(), commands.end(), knows);
}

/// - is a path, -5 a number.
bool is_option(const std::string& argument) {
  return argument.size() > 1 && argument[0] == '-' && !(argument[1] >= '0' && argument[1] <= '9');
}

/// Whether the value of an option is the next argument: of -k and -qk, not of -k5 and --topics=5.
bool wants_next(const CLI::App& app, const std::string& argument) {
  if (argument.starts_with("--")) return has_value(app, argument);
  for (std::size_t i = 1; i < argument.size(); ++i) {
    if (has_value(app, {'-', argument[i]})) return i + 1 == argument.size();
  }
  return false;
}

/// Arguments in the one order that CLI11 reads rightly: the command, options, each with its value, and behind -- all
/// the rest in the order in which it came. `--name=` is an empty value. A misspelt command gets a suggestion.
std::vector<std::string> in_order(const CLI::App& app, const std::vector<std::string>& arguments) {
  std::vector<std::string> options;
  std::vector<std::string> rest;
  auto argument = arguments.begin();
  for (; argument != arguments.end() && *argument != "--"; ++argument) {
    const bool is_empty_value = argument->starts_with("--") && argument->find('=') == argument->size() - 1;
    if (!is_option(*argument)) {
      rest.push_back(*argument);
    } else if (is_empty_value) {
      options.push_back(argument->substr(0, argument->size() - 1));
      options.emplace_back();
    } else {
      options.push_back(*argument);
      if (!wants_next(app, *argument)) continue;
      if (++argument == arguments.end()) throw UsageError(fmt::format("{} needs a value", options.back()));
      options.push_back(*argument);
    }
  }
  if (argument != arguments.end()) rest.insert(rest.end(), argument + 1, arguments.end());
  if (rest.empty()) return options;
  const auto names = command_names(app);
  if (std::find(names.begin(), names.end(), rest.front()) == names.end()) {
    throw UsageError(fmt::format("unknown command '{}'; {}", rest.front(), suggestion(rest.front(), names)));
  }
  options.insert(options.begin(), rest.front());
  if (rest.size() > 1) options.emplace_back("--");
  options.insert(options.end(), rest.begin() + 1, rest.end());
  return options;
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
  try {
    arguments = in_order(app, arguments);
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
