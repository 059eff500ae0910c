#include "text/tokens/tokens.hpp"

#include <algorithm>

namespace topicmill {

void Tokens::clear() {
  source_ = {};
  list_.clear();
  block_ = 0;
  used_ = 0;
}

std::string_view Tokens::store(std::string_view text) {
  char* const place = allocate(text.size());
  std::copy(text.begin(), text.end(), place);
  return {place, text.size()};
}

void Tokens::open_block(std::size_t size) {
  if (block_ < blocks_.size()) ++block_;
  used_ = 0;
  if (block_ < blocks_.size() && blocks_[block_].size >= size) return;
  const std::size_t room = std::max(size, block_size);
  blocks_.insert(blocks_.begin() + static_cast<std::ptrdiff_t>(block_),
                 Block{std::make_unique_for_overwrite<char[]>(room), room});
}

}  // namespace topicmill
