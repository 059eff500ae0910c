// What weights learned, as bytes of a model file.
#pragma once

#include <cstddef>

#include "files/byte_stream.hpp"
#include "text/vectorize/learned_weights.hpp"

namespace topicmill {

/// The mean length, the scales, then of each term its neighbors with their weights.
void append_learned(const LearnedWeights& learned, ByteWriter& out);

/// Of so many terms. Throws InputError where the bytes are of other terms, or end too early.
LearnedWeights read_learned(ByteReader& in, std::size_t terms);

}  // namespace topicmill
