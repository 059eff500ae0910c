// How much memory the program holds at most: beyond that, its heap lies in a scratch file.
#pragma once

#include <cstdint>
#include <string>

namespace topicmill {

/// From here on the whole heap of the program (matrices, factors, vocabulary, ids) grows in a file without a name in
/// `folder`, and at most so many bytes of the process are resident; where they would be more, all that lies in the file
/// is put out and comes back page by page as it is touched. Results do not depend on it. Where the disk is full, the
/// work stops by an OutputError at its next place to stop (base/stop_signal.hpp). The folder of the first call serves
/// the process; a later call changes the bound. Throws OutputError where there can be no such file, UsageError where
/// the program has no allocator that can do it (sanitizers bring their own).
void bound_memory(std::int64_t bytes, const std::string& folder);

}  // namespace topicmill
