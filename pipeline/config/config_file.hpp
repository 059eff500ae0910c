// The text of a config file, or a message that says why there is none and which file was perhaps meant.
#pragma once

#include <filesystem>
#include <string>

namespace topicmill {

/// The bytes of the file, at most one more than yaml_bytes_limit. Throws UsageError with the reason where it cannot be
/// read, and the nearest name in its folder where it does not exist.
std::string read_config_file(const std::filesystem::path& path);

}  // namespace topicmill
