// A file that was read, as run.json lists it.
#pragma once

#include <cstdint>
#include <string>

namespace topicmill {

/// An input as it was read.
struct InputFile {
  std::string path;
  std::int64_t bytes = 0;
  std::string hash;  ///< XXH3, 16 hexadecimal digits
};

}  // namespace topicmill
