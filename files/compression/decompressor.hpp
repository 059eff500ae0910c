// The bytes that a packed file holds, whatever packed it.
#pragma once

#include <memory>
#include <string_view>

#include "base/error.hpp"

namespace topicmill {

class HashedFile;
struct InputLimits;

/// Unpacking takes more memory than it may, or than there is: nothing is wrong with the file. The message ends with
/// what to do.
struct UnpackingMemoryError : InputError {
  using InputError::InputError;
};

/// Unpacks one file block by block, its members or frames one after the other.
class Decompressor {
 public:
  virtual ~Decompressor() = default;

  /// The next bytes, valid until the next call; empty at the end. Throws InputError with the reason where the file is
  /// cut short, or its bytes or their checksum are wrong, and UnpackingMemoryError.
  virtual std::string_view read_block() = 0;
};

/// For a file that begins as gzip, zstd or xz do; null for any other. `file` must outlive it.
std::unique_ptr<Decompressor> make_decompressor(HashedFile& file, const InputLimits& limits);

}  // namespace topicmill
