#include "files/compression/gunzip.hpp"

#include <isa-l/igzip_lib.h>

#include <cstddef>

#include "base/error.hpp"
#include "files/hashed_file.hpp"

namespace topicmill {
namespace {

constexpr std::size_t block_bytes = 1 << 18;  ///< stays in cache until it is read

const char* gzip_reason(int status) {
  switch (status) {
    case ISAL_INVALID_WRAPPER:
    case ISAL_UNSUPPORTED_METHOD:
      return "the gzip header is wrong";
    case ISAL_INCORRECT_CHECKSUM:
      return "the gzip checksum does not match";
    default:
      return "the gzip data are broken";
  }
}

}  // namespace

bool is_gzip(std::string_view head) { return head.starts_with("\x1F\x8B\x08"); }

struct Gunzip::State {
  explicit State(HashedFile& of) : file(of) {
    isal_inflate_init(&stream);
    stream.crc_flag = ISAL_GZIP;
    stream.avail_in = 0;
  }

  void fill() {
    const auto bytes = file.read_block();
    stream.next_in = const_cast<std::uint8_t*>(reinterpret_cast<const std::uint8_t*>(bytes.data()));
    stream.avail_in = static_cast<std::uint32_t>(bytes.size());
  }

  /// Unpacks as much as the input at hand allows.
  void inflate() {
    if (stream.avail_in == 0) fill();
    const bool at_end = stream.avail_in == 0;
    const auto room = stream.avail_out;
    const int status = isal_inflate(&stream);
    if (status < 0) throw InputError(gzip_reason(status));
    if (stream.block_state == ISAL_BLOCK_FINISH) return begin_member();
    if (at_end && stream.avail_out == room) throw InputError("truncated gzip input");
  }

  /// Behind the end of one.
  void begin_member() {
    if (stream.avail_in == 0) fill();
    ended = stream.avail_in == 0 || stream.next_in[0] != 0x1F || (stream.avail_in > 1 && stream.next_in[1] != 0x8B);
    if (ended) return;
    isal_inflate_reset(&stream);
    stream.crc_flag = ISAL_GZIP;
  }

  HashedFile& file;
  inflate_state stream;
  bool ended = false;
  std::uint8_t block[block_bytes];
};

Gunzip::Gunzip(HashedFile& file) : state_(std::make_unique<State>(file)) {}
Gunzip::~Gunzip() = default;

std::string_view Gunzip::read_block() {
  auto& stream = state_->stream;
  stream.next_out = state_->block;
  stream.avail_out = block_bytes;
  while (stream.avail_out > 0 && !state_->ended) state_->inflate();
  return {reinterpret_cast<const char*>(state_->block), block_bytes - stream.avail_out};
}

}  // namespace topicmill
