#include "files/free_stretches.hpp"

#include <algorithm>

namespace topicmill {

void FreeStretches::add(std::size_t offset, std::size_t size) noexcept {
  const auto* next = std::lower_bound(stretches_.data(), stretches_.data() + count_, offset,
                                      [](const Stretch& stretch, std::size_t at) { return stretch.offset < at; });
  const auto place = static_cast<std::size_t>(next - stretches_.data());
  const bool meets_next = place < count_ && offset + size == stretches_[place].offset;
  const bool meets_former = place > 0 && stretches_[place - 1].offset + stretches_[place - 1].size == offset;
  if (meets_former) {
    stretches_[place - 1].size += size;
    if (!meets_next) return;
    stretches_[place - 1].size += stretches_[place].size;
    erase(place);
  } else if (meets_next) {
    stretches_[place] = {offset, size + stretches_[place].size};
  } else if (count_ < stretches_.size()) {
    insert(place, {offset, size});
  }
}

std::size_t FreeStretches::take(std::size_t size, std::size_t alignment) noexcept {
  for (std::size_t place = 0; place < count_; ++place) {
    const auto [offset, free] = stretches_[place];
    const std::size_t begin = aligned(offset, alignment);
    if (begin + size > offset + free) continue;
    erase(place);
    if (begin > offset) add(offset, begin - offset);
    if (begin + size < offset + free) add(begin + size, offset + free - begin - size);
    return begin;
  }
  return none;
}

void FreeStretches::insert(std::size_t place, Stretch stretch) noexcept {
  std::move_backward(stretches_.data() + place, stretches_.data() + count_, stretches_.data() + count_ + 1);
  stretches_[place] = stretch;
  ++count_;
}

void FreeStretches::erase(std::size_t place) noexcept {
  std::move(stretches_.data() + place + 1, stretches_.data() + count_, stretches_.data() + place);
  --count_;
}

}  // namespace topicmill
