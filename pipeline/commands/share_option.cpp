#include "pipeline/commands/share_option.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

namespace topicmill {

CLI::Validator is_share() {
  const auto problem_of = [](std::string& input) {
    double value = 0;
    const bool fits = CLI::detail::lexical_cast(input, value) && value >= 0 && value <= 1;
    return fits ? std::string() : fmt::format("Value {} not in range 0 to 1", input);
  };
  return {problem_of, "FLOAT in [0 - 1]"};
}

}  // namespace topicmill
