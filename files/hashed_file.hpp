// The bytes of one input file, hashed and counted on their way to whoever reads them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "files/input_limits.hpp"

namespace topicmill {

/// An open file or stream (files/kept_stream.hpp), such as standard input ("-"). Each byte is hashed when it first
/// passes, in the order of the file; a reader that jumps (zip) leaves gaps that finish() fills.
class HashedFile {
 public:
  /// Throws InputError where the file cannot be opened. `stream_bytes`: how much of a stream is kept.
  explicit HashedFile(const std::string& path, std::int64_t stream_bytes = InputLimits().spool_bytes());
  ~HashedFile();
  HashedFile(const HashedFile&) = delete;
  HashedFile& operator=(const HashedFile&) = delete;

  /// The next bytes, at most a block of them (fewer than wanted only at the end), without taking them.
  std::string_view peek(std::size_t wanted);

  /// Takes what is buffered, or else the next block; empty at the end. Valid until the next call.
  std::string_view read_block();

  /// Takes up to `size` bytes; 0 at the end only.
  std::size_t read(char* to, std::size_t size);

  bool seekable() const;
  /// Moves as lseek does and returns the new offset. Only where seekable.
  std::int64_t seek(std::int64_t offset, int whence);

  /// Reads what nobody asked for, so that the hash covers the whole file.
  void finish();

  /// Bytes between the beginning and the place that reading has come to.
  std::int64_t position() const;

  /// Bytes hashed so far; after finish(), the size of the file.
  std::int64_t bytes() const;

  /// XXH3 (64 bits) of these bytes as 16 hexadecimal digits.
  std::string hash() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The beginning of a file or a stream, at most `size` bytes. Throws InputError as HashedFile does.
std::string read_beginning(const std::string& path, std::size_t size);

}  // namespace topicmill
