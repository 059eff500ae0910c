// How much memory a run will need, before it is run.
#pragma once

#include <cstdint>
#include <vector>

#include "nmf/nmf_options.hpp"
#include "text/input/corpus_reader.hpp"

namespace topicmill {

/// Bytes, from above: text is taken to unpack fourfold where it is compressed, to give one non-zero a 12 bytes of text,
/// a document a kilobyte; the matrix is held with its transpose, the factors of every restart in float32.
std::int64_t estimate_memory(const std::vector<InputPlan>& plans, const NmfOptions& nmf);

}  // namespace topicmill
