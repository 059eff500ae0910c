#include "pipeline/command_line/parse.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <sstream>
#include <utility>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "pipeline/command_line/argument_order.hpp"

namespace topicmill {
namespace {

/// Lists commands by the first line of their help.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_subcommand(const CLI::App* command) const override {
    constexpr std::size_t name_width = 14;
    const std::string text = command->get_description();
    std::string name = command->get_name();
    name.resize(std::max(name.size(), name_width), ' ');
    return "  " + name + text.substr(0, text.find('\n')) + "\n";
  }
};

/// A number from 0 to 1; CLI::Range lets nan through.
CLI::Validator is_share() {
  const auto problem_of = [](std::string& input) {
    double value = 0;
    const bool fits = CLI::detail::lexical_cast(input, value) && value >= 0 && value <= 1;
    return fits ? std::string() : "Value " + input + " not in range 0 to 1";
  };
  return {problem_of, "FLOAT in [0 - 1]"};
}

/// Adds the option or flag that fills a target.
struct AddTo {
  CLI::App& app;
  const Argument& argument;

  CLI::Option* operator()(bool* flag) const { return app.add_flag(argument.names, *flag, argument.help); }
  CLI::Option* operator()(const std::function<void()>& flag) const {
    return app.add_flag_callback(argument.names, flag, argument.help);
  }
  CLI::Option* operator()(const std::function<void(const std::string&)>& take) const {
    return app.add_option_function<std::string>(argument.names, spelled(take), argument.help);
  }
  template <class T>
  CLI::Option* operator()(T* value) const {
    return app.add_option(argument.names, *value, argument.help);
  }

 private:
  /// Where names go in any case, CLI11 gives the place of the name.
  std::function<void(const std::string&)> spelled(const std::function<void(const std::string&)>& take) const {
    const auto* known = std::get_if<OneOf>(&argument.rules.check);
    if (known == nullptr || !known->in_any_case) return take;
    return [take, known](const std::string& place) { take(known->names.at(std::stoul(place))); };
  }
};

/// Adds what is checked of the values of an option.
struct CheckOf {
  CLI::Option& option;

  void operator()(std::monostate) const {}
  void operator()(NotNegative) const { option.check(CLI::NonNegativeNumber); }
  void operator()(Positive) const { option.check(CLI::PositiveNumber); }
  void operator()(Share) const { option.check(is_share()); }
  void operator()(Within within) const { option.check(CLI::Range(within.low, within.high)); }
  void operator()(const OneOf& known) const {
    if (!known.in_any_case) {
      option.check(CLI::IsMember(known.names));
      return;
    }
    std::map<std::string, int> places;
    for (const auto& name : known.names) places.emplace(name, static_cast<int>(places.size()));
    option.transform(CLI::CheckedTransformer(places, CLI::ignore_case).description(""));
  }
};

CLI::Option* add(CLI::App& app, const Argument& argument) {
  CLI::Option* option = std::visit(AddTo{app, argument}, argument.target);
  std::visit(CheckOf{*option}, argument.rules.check);
  if (!argument.value.empty()) option->type_name(argument.value);
  if (argument.rules.required) option->required();
  if (argument.rules.one_value) option->expected(1);
  if (argument.rules.comma_separated) option->delimiter(',');
  if (argument.rules.shows_default) option->capture_default_str();
  for (const auto& other : argument.rules.excludes) option->excludes(app.get_option(other));
  return option;
}

void add(CLI::App& app, const Command& command) {
  CLI::App* added = app.add_subcommand(command.name, command.help);
  for (const auto& argument : command.arguments) {
    CLI::Option* option = add(*added, argument);
    // Left to itself, CLI11 gives an option that may be repeated all that follows, the paths of the command as well.
    if (!option->get_positional()) option->allow_extra_args(false);
  }
}

std::unique_ptr<CLI::App> app_of(const Program& program) {
  auto app = std::make_unique<CLI::App>(program.help, program.name);
  app->formatter(std::make_shared<HelpFormatter>());
  app->set_version_flag("-V,--version", program.version);
  for (const auto& argument : program.arguments) add(*app, argument);
  app->fallthrough();
  app->require_subcommand(0, 1);
  for (const auto& command : program.commands) add(*app, command);
  return app;
}

/// The command that was chosen.
const Command* chosen(const Program& program, const CLI::App& app) {
  for (const auto* chosen : app.get_subcommands()) {
    for (const auto& command : program.commands) {
      if (command.name == chosen->get_name()) return &command;
    }
  }
  return nullptr;
}

[[noreturn]] void refuse_extra(const Program& program, const CLI::App& app, const CLI::ExtrasError& error) {
  const std::string message = error.what();
  const auto dash = message.find("--");
  if (dash == std::string::npos) throw UsageError(message);
  const std::string option = message.substr(dash, message.find_first_of(" =", dash) - dash);
  auto known = long_options(program);
  if (const auto* command = chosen(program, app)) {
    const auto own = long_options(*command);
    known.insert(known.end(), own.begin(), own.end());
  }
  throw UsageError("unknown option '" + option + "'; " + suggestion(option, known));
}

}  // namespace

Request parse(const Program& program, const std::vector<std::string>& arguments) {
  const auto app = app_of(program);
  auto ordered = in_order(program, arguments);
  std::reverse(ordered.begin(), ordered.end());  // as CLI11 wants them
  try {
    app->parse(std::move(ordered));
  } catch (const CLI::ExtrasError& error) {
    refuse_extra(program, *app, error);
  } catch (const CLI::Success& success) {  // --help, --version
    std::ostringstream text;
    app->exit(success, text, text);
    return {nullptr, text.str()};
  } catch (const CLI::ParseError& error) {
    throw UsageError(std::string(error.what()) + "; see " + program.name + " --help");
  }
  const Command* command = chosen(program, *app);
  return {command, command ? std::string() : app->help()};
}

}  // namespace topicmill
