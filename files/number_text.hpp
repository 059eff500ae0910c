// Numbers of tables: the shortest text that reads back to the same value.
#pragma once

#include <cstdint>
#include <string>

namespace topicmill {

/// Appends what fmt's "{}" gives, in a third of its time. Between 1e-4 and 1e16 without an exponent.
void append_number(float value, std::string& out);
void append_number(double value, std::string& out);
void append_number(std::int64_t value, std::string& out);

}  // namespace topicmill
