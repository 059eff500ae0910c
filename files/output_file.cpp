#include "files/output_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <utility>

#include "base/error.hpp"
#include "base/stop_signal.hpp"

namespace topicmill {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t buffer_bytes = std::size_t{1} << 18;

std::string_view mend_for(int error_number) {
  switch (error_number) {
    case ENOSPC:
    case EDQUOT:
      return "free some space, or choose another place";
    case ENOENT:
    case ENOTDIR:
      return "choose a place in a folder that exists";
    case EACCES:
    case EPERM:
    case EROFS:
      return "choose a place that you may write to";
    default:
      return "choose another place";
  }
}

/// A device or a pipe: renaming over it would replace it by a plain file.
bool is_device(const fs::path& path) {
  std::error_code ignored;
  const auto status = fs::status(path, ignored);
  return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

/// Where it is a pipe that nobody reads yet, waits for who will.
int open_for_writing(const fs::path& path) {
  constexpr mode_t read_write_for_all = 0666;  // less what the umask takes away
  constexpr std::chrono::milliseconds pause(20);
  std::error_code ignored;
  const int waiting = fs::is_fifo(path, ignored) ? O_NONBLOCK : 0;
  const int flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | waiting;
  int descriptor = -1;
  while ((descriptor = ::open(path.c_str(), flags, read_write_for_all)) < 0 && waiting && errno == ENXIO)
    wait_for(pause);
  return descriptor;
}

}  // namespace

fs::path temporary_name(const fs::path& path) {
  return path.parent_path() / fmt::format(".{}.tmp-{}", path.filename().string(), ::getpid());
}

void throw_output_error(const fs::path& path, int error_number) {
  throw OutputError(
      fmt::format("cannot write '{}': {}; {}", path.string(), reason_of(error_number), mend_for(error_number)));
}

void sync_to_disk(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  ::fsync(descriptor);
  ::close(descriptor);
}

OutputFile::OutputFile(fs::path path)
    : path_(std::move(path)), temporary_(is_device(path_) ? path_ : temporary_name(path_)) {
  if (fs::is_directory(path_)) throw_output_error(path_, EISDIR);
  descriptor_ = open_for_writing(temporary_);
  if (descriptor_ < 0) throw_output_error(path_, errno);
}

OutputFile::~OutputFile() {
  if (descriptor_ < 0) return;
  ::close(descriptor_);
  std::error_code ignored;
  if (temporary_ != path_) fs::remove(temporary_, ignored);
}

void OutputFile::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > buffer_bytes) flush();
  if (bytes.size() >= buffer_bytes) return put(bytes);
  buffer_ += bytes;
}

void OutputFile::close() {
  flush();
  sync();
  if (temporary_ != path_ && ::rename(temporary_.c_str(), path_.c_str()) != 0) throw_output_error(path_, errno);
  // Some file systems report a failed write only here.
  if (::close(std::exchange(descriptor_, -1)) != 0) throw_output_error(path_, errno);
  if (temporary_ != path_) sync_to_disk(path_.has_parent_path() ? path_.parent_path() : ".");
}

void OutputFile::flush() {
  put(buffer_);
  buffer_.clear();
}

void OutputFile::put(std::string_view bytes) {
  if (const int error = write_all(descriptor_, bytes)) throw_output_error(path_, error);
}

void OutputFile::sync() {
  const bool unsupported_here = temporary_ == path_;  // a device has no disk to sync to
  if (::fsync(descriptor_) != 0 && !unsupported_here) throw_output_error(path_, errno);
}

int write_all(int descriptor, std::string_view bytes) {
  struct stat status {};
  const bool may_wait = ::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode);
  while (!bytes.empty()) {
    if (may_wait) wait_for(descriptor, POLLOUT);
    // A pipe that can be written to takes so many bytes at once.
    const auto written =
        ::write(descriptor, bytes.data(), may_wait ? std::min<std::size_t>(bytes.size(), PIPE_BUF) : bytes.size());
    if (written < 0 && errno != EINTR && errno != EAGAIN) return errno;
    bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
  }
  return 0;
}

void write_text(std::string_view text, const fs::path& path) {
  OutputFile file(path);
  file.write(text);
  file.close();
}

}  // namespace topicmill
