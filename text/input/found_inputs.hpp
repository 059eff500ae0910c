// The inputs of a corpus, found once for all who look into them or read them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "files/compression/opened_input.hpp"
#include "files/inputs.hpp"
#include "text/input/input_options.hpp"

namespace topicmill {

/// What input.path names, found once for all who read it.
struct FoundInputs {
  std::vector<InputPath> list;
  std::vector<std::string> passed_over;  ///< files of systems and office programs in folders and globs
  std::optional<OpenedInput> first{};    ///< the first of the list, where somebody has opened it for a look
};

/// Expands the paths. Throws InputError where one is missing, unreadable, or names no file at all.
FoundInputs find_inputs(const InputOptions& options);

}  // namespace topicmill
