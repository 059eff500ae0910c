// Files that nobody wrote: what systems and office programs leave in folders.
#pragma once

#include <string_view>

namespace topicmill {

/// Thumbs.db, desktop.ini, .DS_Store, ._x, __MACOSX, ~$x.docx (a lock of an open document) and their like. `name`: the
/// last part of a path; of files and folders.
bool is_system_file(std::string_view name);

/// Whether any part of a path is such a name.
bool is_in_system_file(std::string_view path);

}  // namespace topicmill
