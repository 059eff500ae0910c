// Memory that lies in a file: what of it need not be at hand can be put out of the process, and comes back when it is
// touched.
#pragma once

#include <atomic>
#include <cstddef>
#include <mutex>
#include <string>

#include "files/free_stretches.hpp"

namespace topicmill {

/// One mapped file without a name, which grows. Every stretch that is taken has its place on the disk, so that a full
/// one is told by take() and never by a signal later. Any thread; none of the functions allocates, as they serve an
/// allocator (pipeline/memory/).
class ScratchMemory {
 public:
  /// Throws OutputError where a file cannot be made in the folder, or not be mapped.
  explicit ScratchMemory(const std::string& folder);
  ~ScratchMemory();
  ScratchMemory(const ScratchMemory&) = delete;
  ScratchMemory& operator=(const ScratchMemory&) = delete;

  /// A stretch of zeros. size: bytes, whole pages; alignment: a power of two. Null where the disk is full or the file
  /// at its limit; error() tells which.
  char* take(std::size_t size, std::size_t alignment) noexcept;

  /// Gives a stretch free, and its place on the disk. False where the file system cannot do that, and the stretch
  /// stays.
  bool give_back(char* stretch, std::size_t size) noexcept;

  bool holds(const void* address) const noexcept;

  /// Puts all of it out of the process. Its bytes stay in the file and in what memory the system has to spare, and are
  /// read from there when they are touched: other threads notice nothing but the time.
  void put_out() noexcept;

  /// Bytes of disk that are taken.
  std::size_t size() const noexcept { return taken_; }

  /// The errno value of the last take() that failed; 0 where none did.
  int error() const noexcept { return error_; }

 private:
  char* begin_ = nullptr;
  std::size_t room_ = 0;  ///< bytes of addresses
  int descriptor_ = -1;
  std::mutex mutex_;
  FreeStretches free_;
  std::atomic<std::size_t> end_ = 0;  ///< of what was ever taken
  std::atomic<std::size_t> taken_ = 0;
  std::atomic<int> error_ = 0;
};

}  // namespace topicmill
