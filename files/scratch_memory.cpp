#include "files/scratch_memory.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>

#include "base/error.hpp"
#include "files/unnamed_file.hpp"

namespace topicmill {
namespace {

constexpr std::size_t most_room = std::size_t{1} << 43;   // 8 TiB: less than the largest file of ext4
constexpr std::size_t least_room = std::size_t{1} << 32;  // under a limit of addresses (ulimit -v)

[[noreturn]] void fail(const std::string& folder) {
  throw OutputError(
      fmt::format("cannot keep scratch files in '{}': {}; name another folder as `scratch`, or leave "
                  "out memory_mb",
                  folder, reason_of(errno)));
}

}  // namespace

ScratchMemory::ScratchMemory(const std::string& folder) : descriptor_(open_unnamed_file(folder)) {
  if (descriptor_ < 0) fail(folder);
  void* mapped = MAP_FAILED;
  for (room_ = most_room; mapped == MAP_FAILED && room_ >= least_room; room_ /= 2) {
    mapped = ::mmap(nullptr, room_, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_NORESERVE, descriptor_, 0);
    if (mapped != MAP_FAILED) break;
  }
  if (mapped == MAP_FAILED) {
    const int error = errno;
    ::close(descriptor_);
    errno = error;
    fail(folder);
  }
  begin_ = static_cast<char*>(mapped);
  ::madvise(begin_, room_, MADV_DONTDUMP);
}

ScratchMemory::~ScratchMemory() {
  ::munmap(begin_, room_);
  ::close(descriptor_);
}

char* ScratchMemory::take(std::size_t size, std::size_t alignment) noexcept {
  const std::lock_guard lock(mutex_);
  const std::size_t between = free_.take(size, alignment);
  const bool at_end = between == FreeStretches::none;
  const std::size_t offset = at_end ? aligned(end_, alignment) : between;
  const bool fits = offset <= room_ && size <= room_ - offset;
  const int error =
      fits ? ::posix_fallocate(descriptor_, static_cast<off_t>(offset), static_cast<off_t>(size)) : ENOMEM;
  if (error != 0) {
    error_ = error;
    if (!at_end) free_.add(offset, size);
    return nullptr;
  }
  if (at_end) {
    if (offset > end_) free_.add(end_, offset - end_);
    end_ = offset + size;
  }
  taken_ += size;
  return begin_ + offset;
}

bool ScratchMemory::give_back(char* stretch, std::size_t size) noexcept {
  const auto offset = static_cast<std::size_t>(stretch - begin_);
  if (::fallocate(descriptor_, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, stretch - begin_,
                  static_cast<off_t>(size))) {
    return false;
  }
  const std::lock_guard lock(mutex_);
  free_.add(offset, size);
  taken_ -= size;
  return true;
}

bool ScratchMemory::holds(const void* address) const noexcept {
  const auto* byte = static_cast<const char*>(address);
  return byte >= begin_ && byte < begin_ + room_;
}

void ScratchMemory::put_out() noexcept { ::madvise(begin_, end_, MADV_DONTNEED); }

}  // namespace topicmill
