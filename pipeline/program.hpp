// The program: parses the command line, runs the command, turns errors into messages and exit codes.
#pragma once

#include <string>
#include <vector>

#include "base/collective.hpp"

namespace topicmill {

/// Returns the exit code. Several ranks call it with the same arguments; an error of one ends all.
int run_program(const std::string& name, const std::vector<std::string>& arguments, Collective& ranks);

}  // namespace topicmill
