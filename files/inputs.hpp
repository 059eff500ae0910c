// What `input.path` names: files, folders, globs -> the list of files to read.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace topicmill {

struct InputPath {
  std::string path;        ///< as messages and ids show it; "-" for standard input
  std::int64_t bytes = 0;  ///< 0 where unknown (standard input, a pipe)
  bool named = true;       ///< by itself, not as part of a folder or a glob
};

/// `text` with each ${NAME} replaced by that environment variable. Throws UsageError where one is not set.
std::string expand_environment(const std::string& text);

/// The files that `paths` name, in their order; relative paths start at the current folder.
///   folder         all files below it, hidden ones (a name with a dot in front) passed over, by the bytes of their
///   path
///   * ? [a-z] **   the files and folders that match; ** stands for any number of folders; sorted likewise
///   -              standard input
///   sqlite:///...  a database, as files/database_url.hpp says
/// A file is read once, however often it is named. Of folders and globs, what is_system_file() knows is passed over,
/// and told in `passed_over`, where that is given. Throws UsageError where `paths` is empty, InputError where a path
/// names no file.
std::vector<InputPath> expand_inputs(const std::vector<std::string>& paths,
                                     std::vector<std::string>* passed_over = nullptr);

}  // namespace topicmill
