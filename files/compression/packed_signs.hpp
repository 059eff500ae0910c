// Which files have others in them, or are compressed: by their first bytes.
#pragma once

#include <string_view>

#include "files/hashed_file.hpp"

namespace topicmill {

/// Whether the file is to be unpacked: gzip, zstd, xz, bzip2, tar, or a zip that is no document of an office program.
bool is_packed(HashedFile& file, std::string_view path);

}  // namespace topicmill
