// The table rejects: documents that were read and left out, and why.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_set>

#include "base/table.hpp"
#include "pipeline/corpus/corpus_index.hpp"

namespace topicmill {

/// origin, reason; skipped documents first, then those that repeat others.
Table rejects_table(const CorpusIndex& corpus);

/// The origins of the documents that a run left out; none where it has no such table.
std::unordered_set<std::string> read_left_out(const std::filesystem::path& directory);

}  // namespace topicmill
