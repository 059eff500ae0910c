#include "files/kept_stream.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "base/stop_signal.hpp"
#include "files/printable_name.hpp"

namespace topicmill {
namespace {

constexpr std::size_t block_bytes = std::size_t{1} << 20;

/// A process has one standard input, so that what was read of it is the process's as well.
struct KeptStreams {
  using Identity = std::pair<dev_t, ino_t>;
  std::mutex mutex;
  int holders = 0;
  std::map<Identity, std::shared_ptr<KeptStream>> streams;
};

KeptStreams& kept_streams() {
  static KeptStreams streams;
  return streams;
}

/// None where there is nothing.
std::optional<struct stat> status_of(const std::string& path) {
  struct stat status {};
  const int failed = path == "-" ? ::fstat(STDIN_FILENO, &status) : ::stat(path.c_str(), &status);
  return failed ? std::nullopt : std::optional(status);
}

/// What such a name stands for is another thing in each process.
bool names_descriptor(std::string_view path) {
  return path == "-" || path == "/dev/stdin" || path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/");
}

[[noreturn]] void fail(const std::string& path) {
  throw InputError(fmt::format("cannot read {}: {}", stream_name(path), reason_of(errno)));
}

int open_stream(const std::string& path) {
  const int descriptor = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) fail(path);
  return descriptor;
}

std::shared_ptr<KeptStream> find_kept(const std::string& path) {
  const auto status = status_of(path);
  auto& kept = kept_streams();
  const std::lock_guard lock(kept.mutex);
  const auto found = status ? kept.streams.find({status->st_dev, status->st_ino}) : kept.streams.end();
  return found == kept.streams.end() ? nullptr : found->second;
}

}  // namespace

bool is_stream(const std::string& path) {
  if (names_descriptor(path)) return true;
  const auto status = status_of(path);
  return status && !S_ISREG(status->st_mode) && !S_ISDIR(status->st_mode);
}

std::string stream_name(const std::string& path) {
  return path == "-" ? "standard input" : fmt::format("'{}'", printable_name(path));
}

KeepStreams::KeepStreams() {
  auto& kept = kept_streams();
  const std::lock_guard lock(kept.mutex);
  ++kept.holders;
}

KeepStreams::~KeepStreams() {
  auto& kept = kept_streams();
  const std::lock_guard lock(kept.mutex);
  if (--kept.holders == 0) kept.streams.clear();
}

bool may_look_into(const std::string& path) {
  if (!is_stream(path)) return true;
  if (is_lost(path)) return false;
  auto& kept = kept_streams();
  const std::lock_guard lock(kept.mutex);
  return kept.holders > 0 && !(path == "-" && ::isatty(STDIN_FILENO));
}

bool is_lost(const std::string& path) {
  const auto kept = find_kept(path);
  return kept && kept->is_lost();
}

std::string tell_lost(const std::string& path) {
  return fmt::format(
      "{} is longer than input.limits.spool_gb lets it be kept; raise that, or save it to a file and name that in "
      "input.path",
      stream_name(path));
}

bool can_be_read_again(const std::string& path) {
  if (!is_stream(path)) return true;
  const auto kept = find_kept(path);
  return kept && !kept->is_lost();
}

std::shared_ptr<KeptStream> KeptStream::open(const std::string& path, std::int64_t kept_bytes) {
  if (auto known = find_kept(path)) return known;
  auto& kept = kept_streams();
  const std::lock_guard lock(kept.mutex);
  for (const auto& [identity, other] : kept.streams) other->read_ahead(kept_bytes);
  auto opened = std::make_shared<KeptStream>(path, kept.holders > 0);
  if (const auto status = status_of(path); status && kept.holders > 0) {
    kept.streams[{status->st_dev, status->st_ino}] = opened;
  }
  return opened;
}

KeptStream::KeptStream(std::string path, bool keep) : path_(std::move(path)), source_(open_stream(path_)), kept_(keep) {
  struct stat status {};
  if (::fstat(source_, &status) != 0) fail(path_);
  if (!S_ISREG(status.st_mode)) return;
  begin_ = ::lseek(source_, 0, SEEK_CUR);
  kept_ = true;
}

KeptStream::~KeptStream() { close(); }

std::size_t KeptStream::read(std::int64_t offset, char* to, std::size_t size, std::int64_t kept_bytes) {
  const std::lock_guard lock(mutex_);
  if (begin_ >= 0) return read_file(offset, to, size);
  if (offset < spool_.size()) return spool_.read(offset, to, size);
  if (offset < taken_) throw InputError("there is no second pass: " + tell_lost(path_));
  const std::size_t got = take(to, size);
  keep(to, got, kept_bytes);
  return got;
}

std::size_t KeptStream::read_file(std::int64_t offset, char* to, std::size_t size) const {
  ssize_t got = 0;
  do {
    stop_if_asked();
    got = ::pread(source_, to, size, begin_ + offset);
  } while (got < 0 && errno == EINTR);
  if (got < 0) fail(path_);
  return static_cast<std::size_t>(got);
}

/// The next bytes of the source, which are then gone from it.
std::size_t KeptStream::take(char* to, std::size_t size) {
  if (source_ < 0) return 0;
  ssize_t got = 0;
  do {
    wait_for(source_, POLLIN);
    got = ::read(source_, to, size);
  } while (got < 0 && (errno == EINTR || errno == EAGAIN));
  if (got < 0) fail(path_);
  if (got == 0) close();
  return static_cast<std::size_t>(got);
}

void KeptStream::keep(const char* bytes, std::size_t size, std::int64_t kept_bytes) {
  taken_ += static_cast<std::int64_t>(size);
  kept_ = kept_ && taken_ <= std::max(kept_bytes, Spool::memory_bytes);
  if (kept_) {
    spool_.append({bytes, size});
  } else {
    spool_.clear();
  }
}

void KeptStream::read_ahead(std::int64_t kept_bytes) {
  const std::lock_guard lock(mutex_);
  std::vector<char> block(block_bytes);
  const std::int64_t most = std::max(kept_bytes, Spool::memory_bytes) - static_cast<std::int64_t>(block_bytes);
  while (source_ >= 0 && begin_ < 0 && kept_ && taken_ <= most)
    keep(block.data(), take(block.data(), block.size()), kept_bytes);
}

/// A pipe that is held open would take what is meant for its next reader.
void KeptStream::close() {
  if (source_ > STDIN_FILENO) ::close(source_);
  source_ = -1;
}

}  // namespace topicmill
