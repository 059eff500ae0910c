// The bytes that a gzip file holds.
#pragma once

#include <memory>
#include <string_view>

namespace topicmill {

class HashedFile;

bool is_gzip(std::string_view head);

/// Unpacks a gzip file (RFC 1952) block by block, its members one after the other; what is behind them is passed over,
/// as gzip does. By ISA-L: unpacking is one thread's work that all others wait for, and zlib takes five times as long.
class Gunzip {
 public:
  /// `file` must outlive it.
  explicit Gunzip(HashedFile& file);
  ~Gunzip();
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  /// The next bytes, valid until the next call; empty at the end. Throws InputError where the file is cut short, or its
  /// bytes or their checksum are wrong.
  std::string_view read_block();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace topicmill
