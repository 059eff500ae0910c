#include "files/text_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "files/encoding/decoder.hpp"
#include "files/encoding/encoding.hpp"

namespace topicmill {

/// A queue of bytes in one piece of memory that is never filled with zeros: small files must not pay for its size.
class TextStream::Buffer {
 public:
  std::string_view view() const { return {bytes_.get() + begin_, end_ - begin_}; }

  void drop(std::size_t size) { begin_ += size; }

  /// Room for `size` bytes behind the last one; written() makes them part of the view.
  char* reserve(std::size_t size) {
    if (end_ + size > capacity_) make_room(size);
    return bytes_.get() + end_;
  }
  void written(std::size_t size) { end_ += size; }

  void append(std::string_view text) {
    std::copy(text.begin(), text.end(), reserve(text.size()));
    written(text.size());
  }

 private:
  void make_room(std::size_t size) {
    const auto kept = view();
    const std::size_t needed = kept.size() + size;
    if (needed <= capacity_ && begin_ >= capacity_ / 2) {
      std::memmove(bytes_.get(), kept.data(), kept.size());
    } else {
      capacity_ = std::max(needed, capacity_ * 2);
      auto larger = std::make_unique_for_overwrite<char[]>(capacity_);
      std::copy(kept.begin(), kept.end(), larger.get());
      bytes_ = std::move(larger);
    }
    begin_ = 0;
    end_ = kept.size();
  }

  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

TextStream::TextStream(Pull pull, std::string encoding) : TextStream(std::move(pull), std::move(encoding), Limits{}) {}

TextStream::TextStream(Pull pull, std::string encoding, Limits limits)
    : pull_(std::move(pull)), encoding_(std::move(encoding)), limits_(limits), buffer_(std::make_unique<Buffer>()) {}

TextStream::~TextStream() = default;

const std::string& TextStream::encoding() {
  start();
  return encoding_;
}

std::string_view TextStream::head() {
  pull_head();
  return buffer_->view();
}

std::string_view TextStream::buffered() {
  start();
  return buffer_->view();
}

bool TextStream::fetch() {
  start();
  return decoder_ ? fetch_decoded() : pull_chunk();
}

std::string_view TextStream::peek(std::size_t size) {
  size = std::min(size, limits_.record_bytes);
  while (buffered().size() < size && fetch()) continue;
  return buffered().substr(0, size);
}

void TextStream::take(std::size_t size, std::string& record) {
  record.clear();
  record.reserve(size + record_padding);
  record.assign(buffer_->view().substr(0, size));
  drop(size);
}

void TextStream::drop(std::size_t size) { buffer_->drop(size); }

TextStream::Cut TextStream::take_line(std::string& line, char line_end) {
  std::size_t searched = 0;
  for (;;) {
    const auto text = buffered();
    const std::size_t end = text.find(line_end, searched);
    if (end != std::string_view::npos) {
      take(end > 0 && text[end - 1] == '\r' ? end - 1 : end, line);
      drop(end - line.size() + 1);
      return Cut::taken;
    }
    searched = text.size();
    if (is_too_long()) {
      drop_line({&line_end, 1});
      return Cut::too_long;
    }
    if (fetch()) continue;
    if (searched == 0) return Cut::end;
    take(searched, line);
    if (line.ends_with('\r')) line.pop_back();
    return Cut::taken;
  }
}

std::int64_t TextStream::drop_line(std::string_view line_ends) {
  std::int64_t lines = 0;
  do {
    const auto text = buffered();
    lines +=
        std::count_if(text.begin(), text.end(), [&](char c) { return line_ends.find(c) != std::string_view::npos; });
    drop(text.size());
  } while (fetch() && buffered().find_first_of(line_ends) == std::string_view::npos);
  const auto rest = buffered();
  if (rest.empty()) return lines;
  drop(rest.find_first_of(line_ends) + 1);
  return lines + 1;
}

bool TextStream::is_too_long() { return buffered().size() > limits_.record_bytes; }

std::string TextStream::too_long(std::string_view what) const {
  const std::size_t mebibytes = limits_.record_bytes >> 20;
  const std::string size =
      mebibytes > 0 ? fmt::format("{} MiB", mebibytes) : fmt::format("{} bytes", limits_.record_bytes);
  return fmt::format("{} of more than {}; raise input.limits.record_mb if that is meant", what, size);
}

TextStream::Cut TextStream::take_all(std::string& bytes) {
  bool too_long = false;
  while (pull_chunk()) {
    too_long = too_long || buffer_->view().size() > limits_.record_bytes;
    if (too_long) drop(buffer_->view().size());
  }
  if (too_long) return Cut::too_long;
  take(buffer_->view().size(), bytes);
  return Cut::taken;
}

void TextStream::start() {
  if (started_) return;
  started_ = true;
  pull_head();
  const auto head = buffer_->view();
  const auto mark = find_byte_order_mark(head);
  encoding_ = decide_encoding(head, ended_, encoding_);
  if (mark) drop(mark->bytes);
  if (encoding_ == "UTF-8") return;
  decoder_ = std::make_unique<Decoder>(encoding_);
  std::string text;
  decoder_->decode(buffer_->view(), ended_, text);
  drop(buffer_->view().size());
  buffer_->append(text);
}

void TextStream::pull_head() {
  while (buffer_->view().size() < limits_.head_bytes && pull_chunk()) {
  }
}

bool TextStream::pull_chunk() {
  if (ended_) return false;
  const std::size_t got = pull_(buffer_->reserve(limits_.chunk_bytes), limits_.chunk_bytes);
  buffer_->written(got);
  ended_ = got == 0;
  return !ended_;
}

bool TextStream::fetch_decoded() {
  if (!raw_) raw_ = std::make_unique_for_overwrite<char[]>(limits_.chunk_bytes);
  std::string text;
  while (text.empty() && !ended_) {
    const std::size_t got = pull_(raw_.get(), limits_.chunk_bytes);
    ended_ = got == 0;
    decoder_->decode({raw_.get(), got}, ended_, text);
  }
  buffer_->append(text);
  return !text.empty();
}

}  // namespace topicmill
