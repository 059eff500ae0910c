#include "pipeline/command_line/command.hpp"

#include <algorithm>
#include <utility>

namespace topicmill {
namespace {

void add_long_names(const std::vector<Argument>& arguments, std::vector<std::string>& names) {
  for (const auto& argument : arguments) {
    for (auto& name : argument.option_names()) {
      if (name.starts_with("--")) names.push_back(std::move(name));
    }
  }
}

}  // namespace

bool Argument::takes_value() const {
  return !std::holds_alternative<bool*>(target) && !std::holds_alternative<std::function<void()>>(target);
}

std::vector<std::string> Argument::option_names() const {
  std::vector<std::string> all;
  if (!names.starts_with('-')) return all;
  for (std::size_t begin = 0; begin < names.size();) {
    const auto end = std::min(names.find(',', begin), names.size());
    all.push_back(names.substr(begin, end - begin));
    begin = end + 1;
  }
  return all;
}

std::string_view Command::summary() const { return std::string_view(help).substr(0, help.find('\n')); }

std::vector<std::string> long_options(const Command& command) {
  std::vector<std::string> names{"--help"};
  add_long_names(command.arguments, names);
  return names;
}

std::vector<std::string> long_options(const Program& program) {
  std::vector<std::string> names{"--help", "--version"};
  add_long_names(program.arguments, names);
  return names;
}

}  // namespace topicmill
