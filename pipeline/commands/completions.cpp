// topicmill completions: what a shell needs to complete commands and options.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <memory>

#include "pipeline/commands/commands.hpp"
#include "pipeline/config/option_list.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {
namespace {

constexpr std::string_view help =
    "Print a completion script for bash, zsh or fish.\n\n"
    "  topicmill completions bash > ~/.local/share/bash-completion/completions/topicmill\n"
    "  topicmill completions zsh > \"${fpath[1]}/_topicmill\"\n"
    "  topicmill completions fish > ~/.config/fish/completions/topicmill.fish\n";

/// A command, its first line of help, and its options.
struct CompletedCommand {
  std::string name;
  std::string doc;
  std::vector<std::string> options;
};

std::vector<CompletedCommand> commands_of(const Program& program) {
  std::vector<CompletedCommand> commands;
  const auto shared = long_options(program);
  for (const auto& command : program.commands) {
    auto options = long_options(command);
    options.insert(options.end(), shared.begin(), shared.end());
    commands.push_back({command.name, std::string(command.summary()), std::move(options)});
  }
  return commands;
}

/// Dotted keys of the config, for --set and explain.
std::vector<std::string> config_keys(const Registry& registry) {
  std::vector<std::string> keys;
  for (const auto& option : list_options(registry)) {
    if (!option.is_member && !is_section(option.shape)) keys.push_back(option.key);
  }
  return keys;
}

std::string bash_script(const std::vector<CompletedCommand>& commands, const std::vector<std::string>& keys) {
  std::string names;
  std::string cases;
  for (const auto& command : commands) {
    names += (names.empty() ? "" : " ") + command.name;
    cases += fmt::format("    {}) options='{}' ;;\n", command.name, fmt::join(command.options, " "));
  }
  return fmt::format(R"(_topicmill() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD-1]}} options=''
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '{0}' -- "$word"))
    return
  fi
  if [ "$before" = --set ] || [ "${{COMP_WORDS[1]}}" = explain ]; then
    COMPREPLY=($(compgen -W '{1}' -- "$word"))
    return
  fi
  case ${{COMP_WORDS[1]}} in
{2}  esac
  case $word in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
  esac
}}
complete -o filenames -F _topicmill topicmill
)",
                     names, fmt::join(keys, " "), cases);
}

/// zsh runs the script of bash by its own emulation of it.
std::string zsh_script(const std::vector<CompletedCommand>& commands, const std::vector<std::string>& keys) {
  return "#compdef topicmill\nautoload -U +X bashcompinit && bashcompinit\n" + bash_script(commands, keys);
}

std::string fish_script(const std::vector<CompletedCommand>& commands, const std::vector<std::string>& keys) {
  std::string out;
  for (const auto& command : commands) {
    out += fmt::format("complete -c topicmill -n __fish_use_subcommand -a {} -d '{}'\n", command.name, command.doc);
    for (const auto& option : command.options) {
      out += fmt::format("complete -c topicmill -n '__fish_seen_subcommand_from {}' -l {}\n", command.name,
                         option.substr(2));
    }
  }
  out +=
      fmt::format("complete -c topicmill -n '__fish_seen_subcommand_from explain' -f -a '{}'\n", fmt::join(keys, " "));
  return out;
}

}  // namespace

Command describe_completions(const Program& program, const Session& session) {
  const auto shell = std::make_shared<std::string>();
  return {.name = "completions",
          .help = std::string(help),
          .arguments = {{"SHELL",
                         shell.get(),
                         "bash, zsh or fish",
                         {},
                         {.check = OneOf{{"bash", "zsh", "fish"}}, .required = true}}},
          .run = [&program, &session, shell] {
            const auto script = *shell == "bash" ? bash_script : (*shell == "zsh" ? zsh_script : fish_script);
            print(script(commands_of(program), config_keys(session.registry)));
            return 0;
          }};
}

}  // namespace topicmill
