// A command line -> what it asks for. The one door to CLI11.
#pragma once

#include <string>
#include <vector>

#include "pipeline/command_line/command.hpp"

namespace topicmill {

/// What a command line asks for: a command, whose targets then hold what was given, or a text: help, the version.
struct Request {
  const Command* command = nullptr;
  std::string text;
};

/// Parses the arguments behind the program's name, in any order. Throws UsageError for what is wrong with them, with a
/// suggestion for a command or an option that is not known.
Request parse(const Program& program, const std::vector<std::string>& arguments);

}  // namespace topicmill
