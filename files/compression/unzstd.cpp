#include "files/compression/unzstd.hpp"

#include <fmt/format.h>
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <bit>
#include <cstring>

#include "files/hashed_file.hpp"

namespace topicmill {
namespace {

constexpr std::size_t block_bytes = 1 << 18;  ///< stays in cache until it is read

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t number = 0;
  std::memcpy(&number, bytes.data() + at, sizeof number);
  return number;
}

/// The power of two that the window may have.
int window_log(std::int64_t window_mb) {
  const auto bounds = ZSTD_dParam_getBounds(ZSTD_d_windowLogMax);
  return std::clamp(static_cast<int>(std::bit_width(static_cast<std::uint64_t>(window_mb) << 20)) - 1,
                    bounds.lowerBound, bounds.upperBound);
}

struct FreeContext {
  void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

}  // namespace

bool is_zstd(std::string_view head) {
  while (head.size() >= 8 && (number_at(head, 0) & ZSTD_MAGIC_SKIPPABLE_MASK) == ZSTD_MAGIC_SKIPPABLE_START) {
    head.remove_prefix(std::min(head.size(), std::size_t{8} + number_at(head, 4)));
  }
  return head.size() >= 4 && number_at(head, 0) == ZSTD_MAGICNUMBER;
}

struct Unzstd::State {
  State(HashedFile& of, std::int64_t window) : file(of), window_mb(window), context(ZSTD_createDCtx()) {
    if (!context) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, window_log(window_mb));
  }

  /// Unpacks as much as the input at hand allows.
  void unpack(ZSTD_outBuffer& out) {
    if (in.pos == in.size) fill();
    const bool at_end = in.size == 0;
    ended = at_end && !in_frame;
    if (ended) return;
    const std::size_t before = out.pos;
    const std::size_t left = ZSTD_decompressStream(context.get(), &out, &in);
    if (ZSTD_isError(left) != 0) fail(left);
    in_frame = left > 0;
    if (at_end && in_frame && out.pos == before) throw InputError("truncated zstd input");
  }

  void fill() {
    const auto bytes = file.read_block();
    in = {bytes.data(), bytes.size(), 0};
  }

  [[noreturn]] void fail(std::size_t result) const {
    const auto code = ZSTD_getErrorCode(result);
    if (code == ZSTD_error_frameParameter_windowTooLarge) {
      throw UnpackingMemoryError(
          fmt::format("its zstd window is larger than {} MiB; raise input.limits.unpacking_mb (zstd --long=31 "
                      "needs 2048)",
                      window_mb));
    }
    if (code == ZSTD_error_memory_allocation) {
      throw UnpackingMemoryError("its zstd window needs more memory than there is; pack it with a smaller one");
    }
    throw InputError(fmt::format("the zstd data are broken ({})", ZSTD_getErrorName(result)));
  }

  HashedFile& file;
  std::int64_t window_mb;
  std::unique_ptr<ZSTD_DCtx, FreeContext> context;
  ZSTD_inBuffer in{};
  bool in_frame = false;
  bool ended = false;
  char block[block_bytes];
};

Unzstd::Unzstd(HashedFile& file, std::int64_t window_mb) : state_(std::make_unique<State>(file, window_mb)) {}
Unzstd::~Unzstd() = default;

std::string_view Unzstd::read_block() {
  ZSTD_outBuffer out{state_->block, block_bytes, 0};
  while (out.pos < out.size && !state_->ended) state_->unpack(out);
  return {state_->block, out.pos};
}

}  // namespace topicmill
