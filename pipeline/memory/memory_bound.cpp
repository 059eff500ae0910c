#include "pipeline/memory/memory_bound.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <jemalloc/jemalloc.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <thread>

#include "base/error.hpp"
#include "base/stop_signal.hpp"
#include "files/scratch_memory.hpp"

namespace topicmill {
namespace {

/// The heap in scratch memory, and who watches it. There is one allocator in a process, and one of these.
class BoundedHeap {
 public:
  explicit BoundedHeap(const std::string& folder);

  void set_bound(std::int64_t bytes) { bound_ = bytes; }
  const std::string& folder() const { return folder_; }
  ScratchMemory& scratch() { return scratch_; }
  extent_hooks_t* former() { return former_; }

 private:
  void take_over(unsigned arena);
  [[noreturn]] void watch() const;

  std::string folder_;
  mutable ScratchMemory scratch_;
  extent_hooks_t* former_ = nullptr;  ///< of what was allocated before
  std::atomic<std::int64_t> bound_ = 0;
};

/// Never destroyed, as memory is freed until the very end of the process.
BoundedHeap* bounded_heap = nullptr;

Error want_of_scratch() {
  const ScratchMemory& scratch = bounded_heap->scratch();
  return OutputError(
      fmt::format("cannot write to a scratch file in '{}', of which {:.0f} MB are taken: {}; free some space, name a "
                  "folder with more "
                  "as `scratch`, or raise or leave out memory_mb",
                  bounded_heap->folder(), static_cast<double>(scratch.size()) / 1e6, reason_of(scratch.error())));
}

/// Where there is no scratch left the process goes on in memory to the next place where it can stop.
void* take_extent(extent_hooks_t* /*hooks*/, void* place, std::size_t size, std::size_t alignment, bool* zero,
                  bool* commit, unsigned arena) {
  if (place != nullptr) return nullptr;  // where it would like to grow
  void* taken = bounded_heap->scratch().take(size, alignment);
  if (taken == nullptr) {
    ask_to_stop(want_of_scratch);
    return bounded_heap->former()->alloc(bounded_heap->former(), place, size, alignment, zero, commit, arena);
  }
  *zero = *commit = true;
  return taken;
}

// All that follow return true where nothing was done.

bool give_extent_back(extent_hooks_t* /*hooks*/, void* extent, std::size_t size, bool committed, unsigned arena) {
  if (bounded_heap->scratch().holds(extent))
    return !bounded_heap->scratch().give_back(static_cast<char*>(extent), size);
  return bounded_heap->former()->dalloc(bounded_heap->former(), extent, size, committed, arena);
}

bool split_extent(extent_hooks_t* /*hooks*/, void* extent, std::size_t size, std::size_t left, std::size_t right,
                  bool committed, unsigned arena) {
  if (bounded_heap->scratch().holds(extent)) return false;
  return bounded_heap->former()->split(bounded_heap->former(), extent, size, left, right, committed, arena);
}

bool merge_extents(extent_hooks_t* /*hooks*/, void* left, std::size_t left_size, void* right, std::size_t right_size,
                   bool committed, unsigned arena) {
  const bool in_scratch = bounded_heap->scratch().holds(left);
  if (in_scratch != bounded_heap->scratch().holds(right)) return true;
  if (in_scratch) return false;
  return bounded_heap->former()->merge(bounded_heap->former(), left, left_size, right, right_size, committed, arena);
}

/// Pages in use are never taken away one by one: their place on the disk would be lost with them.
extent_hooks_t scratch_hooks{take_extent, give_extent_back, nullptr,      nullptr,      nullptr,
                             nullptr,     nullptr,          split_extent, merge_extents};

BoundedHeap::BoundedHeap(const std::string& folder) : folder_(folder), scratch_(folder) {
  bounded_heap = this;
  ::dallocx(::mallocx(std::size_t{9} << 20, 0), 0);  // large blocks have an arena of their own, once there is one
  unsigned arenas = 0;
  std::size_t size = sizeof arenas;
  ::mallctl("arenas.narenas", &arenas, &size, nullptr, 0);
  for (unsigned arena = 0; arena < arenas; ++arena) take_over(arena);
  std::thread([this] { watch(); }).detach();
}

void BoundedHeap::take_over(unsigned arena) {
  extent_hooks_t* former = nullptr;
  extent_hooks_t* next = &scratch_hooks;
  std::size_t size = sizeof former;
  ::mallctl(fmt::format("arena.{}.extent_hooks", arena).c_str(), &former, &size, nullptr, 0);
  if (former_ == nullptr) former_ = former;
  ::mallctl(fmt::format("arena.{}.extent_hooks", arena).c_str(), nullptr, nullptr, &next, sizeof next);
}

/// Bytes of the process that are resident.
struct Resident {
  std::int64_t all = 0;
  std::int64_t in_files = 0;  ///< of scratch, and of the program itself
};

Resident resident_bytes(int statm) {
  std::array<char, 128> text{};
  if (::pread(statm, text.data(), text.size() - 1, 0) <= 0) return {};
  char* rest = text.data();
  std::strtoll(rest, &rest, 10);  // addresses
  const std::int64_t all = std::strtoll(rest, &rest, 10);
  return {all * ::sysconf(_SC_PAGESIZE), std::strtoll(rest, &rest, 10) * ::sysconf(_SC_PAGESIZE)};
}

void BoundedHeap::watch() const {
  constexpr auto interval = std::chrono::milliseconds(1);
  const int statm = ::open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
  for (;; std::this_thread::sleep_for(interval)) {
    const auto [all, in_files] = resident_bytes(statm);
    const std::int64_t share = bound_ / 3;  // what threads may touch until the next look: gigabytes a second
    if (all > bound_ - share && in_files > share / 2) scratch_.put_out();
  }
}

}  // namespace

void bound_memory(std::int64_t bytes, const std::string& folder) {
  if (bounded_heap == nullptr) new BoundedHeap(folder);
  bounded_heap->set_bound(bytes);
}

}  // namespace topicmill
