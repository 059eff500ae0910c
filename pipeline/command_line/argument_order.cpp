#include "pipeline/command_line/argument_order.hpp"

#include <algorithm>

#include "base/error.hpp"
#include "base/suggest.hpp"
#include "files/encoding/ascii.hpp"

namespace topicmill {
namespace {

/// Whether an option, of whichever command, has a value.
bool has_value(const Program& program, const std::string& option) {
  const auto has = [&option](const Argument& argument) {
    const auto names = argument.option_names();
    return argument.takes_value() && std::find(names.begin(), names.end(), option) != names.end();
  };
  const auto knows = [&has](const std::vector<Argument>& arguments) {
    return std::any_of(arguments.begin(), arguments.end(), has);
  };
  return knows(program.arguments) || std::any_of(program.commands.begin(), program.commands.end(),
                                                 [&](const Command& command) { return knows(command.arguments); });
}

/// - is a path, -5 a number.
bool is_option(const std::string& argument) {
  return argument.size() > 1 && argument[0] == '-' && !is_digit(argument[1]);
}

/// Whether the value of an option is the next argument: of -k and -qk, not of -k5 and --topics=5.
bool wants_next(const Program& program, const std::string& argument) {
  if (argument.starts_with("--")) return has_value(program, argument);
  for (std::size_t i = 1; i < argument.size(); ++i) {
    if (has_value(program, {'-', argument[i]})) return i + 1 == argument.size();
  }
  return false;
}

/// The arguments as they came, options with their values apart from the rest.
struct SortedArguments {
  std::vector<std::string> options;
  std::vector<std::string> rest;
};

SortedArguments sorted(const Program& program, const std::vector<std::string>& arguments) {
  SortedArguments sorted;
  auto argument = arguments.begin();
  for (; argument != arguments.end() && *argument != "--"; ++argument) {
    const bool is_empty_value = argument->starts_with("--") && argument->find('=') == argument->size() - 1;
    if (!is_option(*argument)) {
      sorted.rest.push_back(*argument);
    } else if (is_empty_value) {
      sorted.options.push_back(argument->substr(0, argument->size() - 1));
      sorted.options.emplace_back();
    } else {
      sorted.options.push_back(*argument);
      if (!wants_next(program, *argument)) continue;
      if (++argument == arguments.end()) throw UsageError(sorted.options.back() + " needs a value");
      sorted.options.push_back(*argument);
    }
  }
  if (argument != arguments.end()) sorted.rest.insert(sorted.rest.end(), argument + 1, arguments.end());
  return sorted;
}

void require_command(const Program& program, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& command : program.commands) names.push_back(command.name);
  if (std::find(names.begin(), names.end(), name) != names.end()) return;
  throw UsageError("unknown command '" + name + "'; " + suggestion(name, names));
}

}  // namespace

std::vector<std::string> in_order(const Program& program, const std::vector<std::string>& arguments) {
  auto [options, rest] = sorted(program, arguments);
  if (rest.empty()) return options;
  require_command(program, rest.front());
  options.insert(options.begin(), rest.front());
  if (rest.size() > 1) options.emplace_back("--");
  options.insert(options.end(), rest.begin() + 1, rest.end());
  return options;
}

}  // namespace topicmill
