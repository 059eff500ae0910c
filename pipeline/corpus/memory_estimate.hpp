// How much memory a run will need, before it is run.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/config/config.hpp"
#include "text/input/corpus_reader.hpp"

namespace topicmill {

/// Bytes, from above: text is taken to unpack fourfold where it is compressed, to give one non-zero a 12 bytes of text,
/// a document a kilobyte; neighbors to add all that they may to each of them. The matrix is held with its transpose
/// and, where documents have weights, with a copy of weighted rows; the factors of every restart in float32.
std::int64_t estimate_memory(const std::vector<InputPlan>& plans, const Config& config);

}  // namespace topicmill
