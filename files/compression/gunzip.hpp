// The bytes that a gzip file holds.
#pragma once

#include "files/compression/decompressor.hpp"

namespace topicmill {

bool is_gzip(std::string_view head);

/// Unpacks a gzip file (RFC 1952) block by block, its members one after the other; what is behind them is passed over,
/// as gzip does. By ISA-L: unpacking is one thread's work that all others wait for, and zlib takes five times as long.
class Gunzip : public Decompressor {
 public:
  explicit Gunzip(HashedFile& file);
  ~Gunzip() override;

  std::string_view read_block() override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace topicmill
