// The bytes that an xz file holds.
#pragma once

#include <cstdint>

#include "files/compression/decompressor.hpp"

namespace topicmill {

bool is_xz(std::string_view head);

/// Unpacks an xz file, its streams one after the other, within a limit of memory, which libarchive does not set.
class Unxz : public Decompressor {
 public:
  /// `dictionary_mb`: the largest dictionary that is read, in MiB.
  Unxz(HashedFile& file, std::int64_t dictionary_mb);
  ~Unxz() override;

  std::string_view read_block() override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace topicmill
