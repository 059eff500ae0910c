#include "files/compression/opened_input.hpp"

#include <algorithm>
#include <utility>

namespace topicmill {

OpenedInput::OpenedInput(const std::string& path, const InputLimits& limits) : path_(path), archive_(path, limits) {}

std::string_view OpenedInput::head() {
  if (has_file_) return head_;
  has_file_ = archive_.next_member();
  if (!*has_file_) return head_;
  head_.resize(head_bytes);
  std::size_t filled = 0;
  while (filled < head_bytes) {
    const std::size_t got = archive_.read(head_.data() + filled, head_bytes - filled);
    if (got == 0) break;
    filled += got;
  }
  head_.resize(filled);
  return head_;
}

bool OpenedInput::next_member() {
  if (has_file_) return *std::exchange(has_file_, std::nullopt);
  head_.clear();
  taken_ = 0;
  return archive_.next_member();
}

std::size_t OpenedInput::read(char* to, std::size_t size) {
  if (taken_ == head_.size()) return archive_.read(to, size);
  const std::size_t got = std::min(size, head_.size() - taken_);
  std::copy_n(head_.data() + taken_, got, to);
  taken_ += got;
  return got;
}

}  // namespace topicmill
