// A folder that one process works in.
#pragma once

#include <filesystem>

namespace topicmill {

/// Opens and locks a folder; -1 where it is locked by another, or not there. Closing it, or the end of the process,
/// unlocks it.
int try_lock(const std::filesystem::path& folder);

}  // namespace topicmill
