// The header of a NumPy array (numpy.lib.format, version 1.0).
#pragma once

#include <string>
#include <string_view>

namespace topicmill {

/// Magic, version, length and description of an array in C order: `descr` as "<f4", `shape` as "3, 4".
std::string npy_header(std::string_view descr, std::string_view shape);

}  // namespace topicmill
