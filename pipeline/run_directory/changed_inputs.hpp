// Whether the files that a run read are still what they were.
#pragma once

#include <filesystem>

namespace topicmill {

/// Whether one of them has other bytes than the run's run.json says; those that are gone, and streams, do not count.
/// Reads them whole. Throws InputError where run.json cannot be read.
bool inputs_changed(const std::filesystem::path& directory);

}  // namespace topicmill
