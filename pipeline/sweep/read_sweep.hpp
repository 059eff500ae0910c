// A finished sweep, read back from its table.
#pragma once

#include <filesystem>

#include "pipeline/sweep/sweep_report.hpp"

namespace topicmill {

/// Whether the directory holds the table of a sweep.
bool is_sweep_directory(const std::filesystem::path& directory);

/// What sweep.csv has: all but the reasons of the suggestions. Throws InputError where it is damaged.
SweepReport read_sweep(const std::filesystem::path& directory);

}  // namespace topicmill
