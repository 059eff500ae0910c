#include "files/spool.hpp"

#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string>
#include <utility>

#include "base/error.hpp"
#include "files/unnamed_file.hpp"

namespace topicmill {
namespace {

std::string scratch_folder() {
  const char* chosen = std::getenv("TMPDIR");
  return chosen && *chosen ? chosen : "/var/tmp";
}

[[noreturn]] void fail() {
  throw OutputError(fmt::format(
      "cannot write to a scratch file in '{}', which keeps what can be read only once: {}; free some space, "
      "set TMPDIR to a folder with more, or lower input.limits.spool_gb",
      scratch_folder(), reason_of(errno)));
}

}  // namespace

void Spool::append(std::string_view bytes) {
  if (descriptor_ < 0) descriptor_ = ::memfd_create("topicmill", MFD_CLOEXEC);
  const bool fits = descriptor_ >= 0 && size_ + static_cast<std::int64_t>(bytes.size()) <= memory_bytes;
  if (!on_disk_ && !fits) move_to_disk();
  while (!bytes.empty()) {
    const auto written = ::pwrite(descriptor_, bytes.data(), bytes.size(), size_);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail();
    bytes.remove_prefix(static_cast<std::size_t>(written));
    size_ += written;
  }
}

std::size_t Spool::read(std::int64_t offset, char* to, std::size_t size) const {
  const auto wanted = static_cast<std::size_t>(std::min(static_cast<std::int64_t>(size), size_ - offset));
  ssize_t got = 0;
  do {
    got = ::pread(descriptor_, to, wanted, offset);
  } while (got < 0 && errno == EINTR);
  if (got <= 0) throw InputError(fmt::format("cannot read a scratch file again: {}", reason_of(errno)));
  return static_cast<std::size_t>(got);
}

void Spool::clear() {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
  size_ = 0;
  on_disk_ = false;
}

void Spool::move_to_disk() {
  const int file = open_unnamed_file(scratch_folder());
  if (file < 0) fail();
  off_t copied = 0;
  while (copied < size_) {
    if (::sendfile(file, descriptor_, &copied, static_cast<std::size_t>(size_ - copied)) <= 0) {
      ::close(file);
      fail();
    }
  }
  if (descriptor_ >= 0) ::close(descriptor_);
  descriptor_ = file;
  on_disk_ = true;
}

}  // namespace topicmill
