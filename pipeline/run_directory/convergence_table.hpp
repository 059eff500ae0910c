// The table convergence: how a factorization went on.
#pragma once

#include <filesystem>
#include <vector>

#include "base/table.hpp"
#include "nmf/summary.hpp"

namespace topicmill {

/// iteration, seconds, objective, relative_error. Refers to `trace`.
Table convergence_table(const std::vector<Iteration>& trace);

/// The relative errors alone, which every format keeps: topics.sqlite has no seconds. Throws InputError where the run
/// has no such table.
std::vector<Iteration> read_trace(const std::filesystem::path& directory);

}  // namespace topicmill
