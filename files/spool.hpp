// Bytes put by for another reading: in memory while they are few, then in a file that has no name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace topicmill {

/// Grows at its end and is read at any place. Beyond memory_bytes it lies in the folder $TMPDIR, or else /var/tmp, in a
/// file without a name, which is gone with the process however that ends. Throws OutputError with the folder, the cause
/// and the mend where it cannot be written, as on a full disk. One thread at a time.
class Spool {
 public:
  static constexpr std::int64_t memory_bytes = std::int64_t{64} << 20;

  Spool() = default;
  ~Spool() { clear(); }
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  void append(std::string_view bytes);

  /// Reads up to `size` bytes from `offset` on, which is below size(); at least one.
  std::size_t read(std::int64_t offset, char* to, std::size_t size) const;

  std::int64_t size() const { return size_; }

  /// Gives memory and disk free.
  void clear();

 private:
  void move_to_disk();

  int descriptor_ = -1;
  std::int64_t size_ = 0;
  bool on_disk_ = false;
};

}  // namespace topicmill
