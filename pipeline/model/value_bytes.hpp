// A tree of config values as bytes: what a saved model keeps of its config, read back in microseconds.
#pragma once

#include "base/value.hpp"
#include "files/byte_stream.hpp"

namespace topicmill {

void append_value(const Value& value, ByteWriter& out);

/// The value without marks. Throws InputError where the bytes are no value, or nest deeper than any config.
Value read_value(ByteReader& in);

}  // namespace topicmill
