// Opens an input and streams the files in it: plain, compressed, or the members of an archive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "files/input_limits.hpp"

namespace topicmill {

/// The files that one input holds, in the order of the archive. What it is shows in its first bytes, not in its name:
/// plain; gzip, zstd, xz or bzip2; tar (also compressed) or zip. Members are regular files; hidden ones (a part
/// of the path begins with a dot), those of the system, folders and links are passed over, and a compressed member
/// stays as it is.
///
/// Streams on the calling thread with bounded memory. Nothing is ever unpacked to a file. Every function throws
/// InputError with the path, the member and the cause where the input cannot be opened, is cut short, corrupt or
/// encrypted, or unpacks to more than its limits allow.
class Archive {
 public:
  /// "-" is standard input.
  explicit Archive(const std::string& path, const InputLimits& limits = {});
  ~Archive();
  Archive(Archive&&) noexcept;
  Archive& operator=(Archive&&) noexcept;

  /// Goes to the next file, over what is left of the current one; false where there is none.
  bool next_member();

  /// The current member's path in the archive, a printable_name(); empty where the input is no archive but one file.
  const std::string& member() const;

  /// Paths of members so far that is_system_file() knows, and that were passed over.
  const std::vector<std::string>& passed_over() const;

  /// Up to `size` bytes of the current file; 0 at its end only.
  std::size_t read(char* to, std::size_t size);

  /// Whether the input is compressed or an archive, rather than one plain file.
  bool unpacks() const;

  /// Reads to the end of the input, so that bytes() and hash() tell of all of it.
  void finish();

  /// Bytes of the input (as stored, still compressed) that were consumed so far.
  std::int64_t bytes() const;

  /// XXH3 (64 bits, 16 hexadecimal digits) of these bytes.
  std::string hash() const;

 private:
  class State;
  std::unique_ptr<State> state_;
};

}  // namespace topicmill
