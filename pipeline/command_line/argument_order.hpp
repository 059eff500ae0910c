// The arguments of a command line in one order, however people mix options, values and the command.
#pragma once

#include <string>
#include <vector>

#include "pipeline/command_line/command.hpp"

namespace topicmill {

/// The command, then its options, each with its value, and behind -- all the rest, in the order in which it came.
/// `--name=` is an empty value. Throws UsageError for an unknown command, with a suggestion, and for an option at the
/// end that lacks its value.
std::vector<std::string> in_order(const Program& program, const std::vector<std::string>& arguments);

}  // namespace topicmill
