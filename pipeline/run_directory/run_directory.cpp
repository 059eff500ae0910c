#include "pipeline/run_directory/run_directory.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>
#include <utility>

#include "base/error.hpp"
#include "files/output_file.hpp"
#include "pipeline/run_directory/folder_lock.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

/// True for "NAME.tmp-12" where kind is ".tmp-".
bool is_leftover_name(const std::string& entry, const std::string& name, std::string_view kind) {
  const std::string prefix = name + std::string(kind);
  return entry.starts_with(prefix) && entry.size() > prefix.size() &&
         entry.find_first_not_of("0123456789-", prefix.size()) == std::string::npos;
}

void remove_if_unlocked(const fs::path& leftover) {
  const int lock = try_lock(leftover);
  if (lock < 0) return;
  std::error_code ignored;
  fs::remove_all(leftover, ignored);
  ::close(lock);
}

/// Removes what crashed processes left beside DIR. A run set aside by replace_in_two_steps() comes back where the
/// second step never happened.
void clean_leftovers(const fs::path& directory) {
  const std::string name = directory.filename().string();
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(directory.parent_path(), ignored)) {
    const std::string found = entry.path().filename().string();
    if (is_leftover_name(found, name, ".old-") && !fs::exists(directory)) fs::rename(entry.path(), directory, ignored);
    if (is_leftover_name(found, name, ".old-") || is_leftover_name(found, name, ".tmp-")) {
      remove_if_unlocked(entry.path());
    }
  }
}

void refuse_to_replace(const fs::path& directory, const fs::path& shown) {
  if (!fs::exists(directory)) return;
  if (!fs::is_directory(directory)) {
    throw OutputError(
        fmt::format("'{}' exists and is not a directory; choose another output.directory", shown.string()));
  }
  if (fs::is_empty(directory) || is_run_directory(directory)) return;
  throw OutputError(fmt::format("'{}' exists and is not a run directory; choose another output.directory, or remove it",
                                shown.string()));
}

/// Creates `DIR.tmp-PID`, or `DIR.tmp-PID-2` and so on: processes of two containers may share a PID.
fs::path create_temporary(const fs::path& directory) {
  const std::string base = fmt::format("{}.tmp-{}", directory.string(), ::getpid());
  for (int number = 1;; ++number) {
    const fs::path name = number == 1 ? base : fmt::format("{}-{}", base, number);
    std::error_code failure;
    if (fs::create_directory(name, failure)) return name;
    if (failure) throw_output_error(directory, failure.value());
  }
}

/// For file systems that cannot exchange two directories in one step.
void replace_in_two_steps(const fs::path& temporary, const fs::path& directory) {
  const fs::path aside = fmt::format("{}.old-{}", directory.string(), ::getpid());
  fs::rename(directory, aside);
  fs::rename(temporary, directory);
  fs::rename(aside, temporary);
}

/// Puts `temporary` in the place of `directory`; afterwards `temporary` holds the former one, where there was one.
void put_in_place(const fs::path& temporary, const fs::path& directory) {
  if (!fs::exists(directory)) return fs::rename(temporary, directory);
  const int exchanged = ::renameat2(AT_FDCWD, temporary.c_str(), AT_FDCWD, directory.c_str(), RENAME_EXCHANGE);
  if (exchanged == 0) return;
  if (errno != EINVAL && errno != ENOSYS) throw_output_error(directory, errno);
  replace_in_two_steps(temporary, directory);
}

/// What people wrote stays when a run is replaced that has none of it.
void keep_labels(const fs::path& former, const fs::path& next) {
  if (!fs::exists(former / labels_file) || fs::exists(next / labels_file)) return;
  std::error_code failure;
  fs::copy_file(former / labels_file, next / labels_file, failure);
  if (failure) throw_output_error(next / labels_file, failure.value());
}

}  // namespace

bool is_run_directory(const fs::path& directory) {
  std::error_code ignored;
  return fs::is_regular_file(directory / run_file, ignored);
}

fs::path run_directory_path(const fs::path& directory) {
  std::error_code failure;
  const fs::path path = fs::weakly_canonical(fs::absolute(directory), failure);
  if (failure) throw_output_error(directory, failure.value());
  return path.has_filename() ? path : path.parent_path();  // it may be written with a slash at its end
}

RunDirectory::RunDirectory(const fs::path& directory) : directory_(run_directory_path(directory)) {
  std::error_code failure;
  fs::create_directories(directory_.parent_path(), failure);
  if (failure) throw_output_error(directory, failure.value());
  clean_leftovers(directory_);
  refuse_to_replace(directory_, directory);
  temporary_ = create_temporary(directory_);
  lock_ = try_lock(temporary_);
}

RunDirectory::~RunDirectory() {
  std::error_code ignored;
  if (!temporary_.empty()) fs::remove_all(temporary_, ignored);
  if (lock_ >= 0) ::close(lock_);
}

void RunDirectory::commit() {
  keep_labels(directory_, temporary_);
  for (const auto& entry : fs::directory_iterator(temporary_)) sync_to_disk(entry.path());
  sync_to_disk(temporary_);
  refuse_to_replace(directory_, directory_);  // it may have appeared while we worked
  try {
    put_in_place(temporary_, directory_);
  } catch (const fs::filesystem_error& error) {
    throw_output_error(directory_, error.code().value());
  }
  sync_to_disk(directory_.parent_path());
  std::error_code ignored;
  fs::remove_all(std::exchange(temporary_, {}), ignored);
}

}  // namespace topicmill
