// Whether the files that a run read are still what they were.
#pragma once

#include <vector>

#include "files/input_file.hpp"

namespace topicmill {

/// Whether one of them has other bytes than run.json says; those that are gone, and streams, do not count. Reads them
/// whole.
bool inputs_changed(const std::vector<InputFile>& inputs);

}  // namespace topicmill
