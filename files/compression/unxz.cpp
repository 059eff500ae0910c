#include "files/compression/unxz.hpp"

#include <fmt/format.h>
#include <lzma.h>

#include "files/hashed_file.hpp"

namespace topicmill {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t block_bytes = 1 << 18;  ///< stays in cache until it is read
constexpr std::uint64_t mebibyte = std::uint64_t{1} << 20;

}  // namespace

bool is_xz(std::string_view head) {
  return head.starts_with(
      "\xFD"
      "7zXZ\0"sv);
}

struct Unxz::State {
  State(HashedFile& of, std::int64_t mebibytes) : file(of), dictionary_mb(mebibytes) {
    const auto memory = static_cast<std::uint64_t>(dictionary_mb + 1) * mebibyte;  // the decoder itself takes some
    if (lzma_stream_decoder(&stream, memory, LZMA_CONCATENATED) != LZMA_OK) throw std::bad_alloc();
  }
  ~State() { lzma_end(&stream); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  /// Unpacks as much as the input at hand allows.
  void unpack() {
    if (stream.avail_in == 0) fill();
    const auto result = lzma_code(&stream, stream.avail_in == 0 ? LZMA_FINISH : LZMA_RUN);
    ended = result == LZMA_STREAM_END;
    if (!ended && result != LZMA_OK) fail(result);
  }

  void fill() {
    const auto bytes = file.read_block();
    stream.next_in = reinterpret_cast<const std::uint8_t*>(bytes.data());
    stream.avail_in = bytes.size();
  }

  [[noreturn]] void fail(lzma_ret result) const {
    if (result == LZMA_MEMLIMIT_ERROR) {
      throw UnpackingMemoryError(
          fmt::format("its xz dictionary needs {} MiB of memory, more than {} MiB; raise input.limits.unpacking_mb",
                      (lzma_memusage(&stream) + mebibyte - 1) / mebibyte, dictionary_mb));
    }
    if (result == LZMA_MEM_ERROR) {
      throw UnpackingMemoryError("its xz dictionary needs more memory than there is; pack it with a smaller one");
    }
    throw InputError(result == LZMA_BUF_ERROR ? "truncated xz input" : "the xz data are broken");
  }

  HashedFile& file;
  std::int64_t dictionary_mb;
  lzma_stream stream = LZMA_STREAM_INIT;
  bool ended = false;
  std::uint8_t block[block_bytes];
};

Unxz::Unxz(HashedFile& file, std::int64_t dictionary_mb) : state_(std::make_unique<State>(file, dictionary_mb)) {}
Unxz::~Unxz() = default;

std::string_view Unxz::read_block() {
  auto& stream = state_->stream;
  stream.next_out = state_->block;
  stream.avail_out = block_bytes;
  while (stream.avail_out > 0 && !state_->ended) state_->unpack();
  return {reinterpret_cast<const char*>(state_->block), block_bytes - stream.avail_out};
}

}  // namespace topicmill
