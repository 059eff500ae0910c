// Arguments that several commands have, declared once.
#pragma once

#include <string>
#include <vector>

#include "base/options.hpp"
#include "pipeline/command_line/command.hpp"

namespace topicmill {

enum class TopicView;

/// DIR, a run directory.
Argument run_argument(std::string& directory);

/// PATH, one config or data to use without one.
Argument path_argument(std::vector<std::string>& paths);

/// --set KEY=VALUE, any number of them.
Argument set_argument(std::vector<std::string>& sets, std::string help);

/// --all, which shows topics apart that labels.yaml merges, and those that it drops.
Argument view_argument(TopicView& view);

/// --restart, which begins anew whatever an earlier process left.
Argument restart_argument(bool& restart);

/// What is said where a run began at the state of one that was stopped.
inline constexpr const char* went_on = "went on from where a former run was stopped";

/// --format: table for people, the others for programs.
Argument format_argument(std::string& format, const Registry& registry);

/// The names of an enumeration.
template <NamedEnum E>
std::vector<std::string> names_of() {
  return OptionType<E>::names();
}

/// Sets the enumerator of this name, which there is.
template <NamedEnum E>
void set_named(E& value, const std::string& name) {
  for (const auto& named : enum_names(E{})) {
    if (named.name == name) value = named.value;
  }
}

/// An option whose value is one of the names of an enumeration.
template <NamedEnum E>
Argument enum_argument(std::string names, E& value, std::string help) {
  return {std::move(names),
          [&value](const std::string& name) { set_named(value, name); },
          std::move(help),
          {},
          {.check = OneOf{names_of<E>()}}};
}

}  // namespace topicmill
