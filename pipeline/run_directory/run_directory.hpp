// The directory of one run: built beside its final place, then put there in one step.
#pragma once

#include <filesystem>
#include <string_view>

namespace topicmill {

/// The file that makes a directory a run directory.
inline constexpr std::string_view run_file = "run.json";

/// What people say of the topics (pipeline/run_directory/labels.hpp): theirs, and never lost with a run that is
/// replaced.
inline constexpr std::string_view labels_file = "labels.yaml";

/// Where a directory lies: absolute, links resolved. Throws OutputError.
std::filesystem::path run_directory_path(const std::filesystem::path& directory);

bool is_run_directory(const std::filesystem::path& directory);

/// Builds DIR as its sibling `DIR.tmp-PID`. Readers of DIR see the former run or the new one, never a part of either.
class RunDirectory {
 public:
  /// Creates the temporary directory and DIR's parents, and removes what dead processes left beside DIR. Throws
  /// OutputError where DIR exists and is neither empty nor a former run: nothing that is not ours is replaced.
  explicit RunDirectory(const std::filesystem::path& directory);

  /// Removes the temporary directory, unless committed.
  ~RunDirectory();

  RunDirectory(const RunDirectory&) = delete;
  RunDirectory& operator=(const RunDirectory&) = delete;

  /// Where to write a file of the run until commit().
  std::filesystem::path path(std::string_view name) const { return temporary_ / name; }

  /// Syncs everything to disk and takes the place of DIR, whose labels.yaml stays unless there is a new one. No file of
  /// the run may be open for writing.
  void commit();

 private:
  std::filesystem::path directory_;  ///< absolute, links resolved
  std::filesystem::path temporary_;
  int lock_ = -1;  ///< held while this process builds; a temporary that nobody locks was left by a dead one
};

}  // namespace topicmill
