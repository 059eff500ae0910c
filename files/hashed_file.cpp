#include "files/hashed_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/error.hpp"
#include "base/stop_signal.hpp"
#include "files/hasher.hpp"
#include "files/kept_stream.hpp"
#include "files/printable_name.hpp"

namespace topicmill {
namespace {

constexpr std::size_t block_bytes = 1 << 20;

[[noreturn]] void fail(const std::string& path) {
  throw InputError(fmt::format("cannot read '{}': {}", printable_name(path), reason_of(errno)));
}

int open_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail(path);
  return descriptor;
}

bool is_regular(int descriptor) {
  struct stat status {};
  return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

struct HashedFile::State {
  State(const std::string& name, std::int64_t stream_limit)
      : path(name),
        stream(is_stream(name) ? KeptStream::open(name, stream_limit) : nullptr),
        stream_bytes(stream_limit),
        descriptor(stream ? -1 : open_file(name)),
        seekable(!stream && is_regular(descriptor)) {}
  ~State() {
    if (!stream) ::close(descriptor);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  std::string_view buffered() const { return {block.get() + begin, end - begin}; }

  std::size_t read_file(char* to, std::size_t size) {
    const std::size_t got = stream ? stream->read(offset, to, size, stream_bytes) : read_descriptor(to, size);
    note({to, got});
    return got;
  }

  std::size_t read_descriptor(char* to, std::size_t size) const {
    ssize_t got = 0;
    do {
      stop_if_asked();
      got = ::read(descriptor, to, size);
    } while (got < 0 && errno == EINTR);
    if (got < 0) fail(path);
    return static_cast<std::size_t>(got);
  }

  /// Hashes the part of the bytes just read that extends what was hashed before.
  void note(std::string_view bytes) {
    const std::int64_t from = offset;
    offset += static_cast<std::int64_t>(bytes.size());
    if (from > hashed || offset <= hashed) return;
    bytes.remove_prefix(static_cast<std::size_t>(hashed - from));
    hash.add(bytes.data(), bytes.size());
    hashed = offset;
  }

  /// Reads once more behind what is buffered; false at the end of the file.
  bool fill() {
    if (!block) block = std::make_unique_for_overwrite<char[]>(block_bytes);
    if (begin > 0) {
      std::memmove(block.get(), block.get() + begin, end - begin);
      end -= begin;
      begin = 0;
    }
    const std::size_t got = end < block_bytes ? read_file(block.get() + end, block_bytes - end) : 0;
    end += got;
    return got > 0;
  }

  std::string path;
  std::shared_ptr<KeptStream> stream;  ///< null for a file
  std::int64_t stream_bytes;
  int descriptor;
  bool seekable;
  std::unique_ptr<char[]> block;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::int64_t offset = 0;  ///< in the file, of the next byte that read_file gives
  std::int64_t hashed = 0;
  Hasher hash;
};

HashedFile::HashedFile(const std::string& path, std::int64_t stream_bytes)
    : state_(std::make_unique<State>(path, stream_bytes)) {}
HashedFile::~HashedFile() = default;

std::string_view HashedFile::peek(std::size_t wanted) {
  while (state_->buffered().size() < wanted && state_->fill()) {
  }
  return state_->buffered();
}

std::string_view HashedFile::read_block() {
  if (state_->buffered().empty()) state_->fill();
  const auto block = state_->buffered();
  state_->begin = state_->end;
  return block;
}

std::size_t HashedFile::read(char* to, std::size_t size) {
  const auto buffered = state_->buffered();
  if (buffered.empty()) return state_->read_file(to, size);
  const std::size_t taken = std::min(size, buffered.size());
  std::memcpy(to, buffered.data(), taken);
  state_->begin += taken;
  return taken;
}

bool HashedFile::seekable() const { return state_->seekable; }

std::int64_t HashedFile::seek(std::int64_t offset, int whence) {
  if (whence == SEEK_CUR) offset -= static_cast<std::int64_t>(state_->buffered().size());
  const auto moved = ::lseek(state_->descriptor, offset, whence);
  if (moved < 0) fail(state_->path);
  state_->begin = state_->end = 0;
  return state_->offset = moved;
}

void HashedFile::finish() {
  if (state_->seekable) seek(state_->hashed, SEEK_SET);
  do {
    state_->begin = state_->end;
  } while (state_->fill());
}

std::int64_t HashedFile::position() const { return std::max(state_->offset, state_->hashed); }

std::int64_t HashedFile::bytes() const { return state_->hashed; }

std::string HashedFile::hash() const { return state_->hash.hash(); }

std::string read_beginning(const std::string& path, std::size_t size) {
  HashedFile file(path);
  std::string bytes;
  while (bytes.size() < size) {
    const auto block = file.read_block();
    if (block.empty()) break;
    bytes += block.substr(0, size - bytes.size());
  }
  return bytes;
}

}  // namespace topicmill
