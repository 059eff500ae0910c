// The bytes that a zstd file holds.
#pragma once

#include <cstdint>

#include "files/compression/decompressor.hpp"

namespace topicmill {

/// Also behind frames that hold no data, as pzstd writes them.
bool is_zstd(std::string_view head);

/// Unpacks a zstd file (RFC 8878). libarchive reads no window of more than 128 MiB, and public dumps are packed with
/// 2 GiB (zstd --long=31).
class Unzstd : public Decompressor {
 public:
  /// `window_mb`: the largest window that is read, in MiB; of its memory what the content fills is taken.
  Unzstd(HashedFile& file, std::int64_t window_mb);
  ~Unzstd() override;

  std::string_view read_block() override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace topicmill
