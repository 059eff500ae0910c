// A file for the time being: it has no name, and is gone with the process however that ends.
#pragma once

#include <string>

namespace topicmill {

/// Opens one in a folder, to read and to write. -1 and errno where that cannot be.
int open_unnamed_file(const std::string& folder);

}  // namespace topicmill
