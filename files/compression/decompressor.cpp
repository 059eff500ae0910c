#include "files/compression/decompressor.hpp"

#include "files/compression/gunzip.hpp"
#include "files/compression/unxz.hpp"
#include "files/compression/unzstd.hpp"
#include "files/hashed_file.hpp"
#include "files/input_limits.hpp"

namespace topicmill {

std::unique_ptr<Decompressor> make_decompressor(HashedFile& file, const InputLimits& limits) {
  constexpr std::size_t head_bytes = 512;
  const auto head = file.peek(head_bytes);
  if (is_gzip(head)) return std::make_unique<Gunzip>(file);
  if (is_zstd(head)) return std::make_unique<Unzstd>(file, limits.unpacking_mb);
  if (is_xz(head)) return std::make_unique<Unxz>(file, limits.unpacking_mb);
  return nullptr;
}

}  // namespace topicmill
