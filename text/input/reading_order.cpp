#include "text/input/reading_order.hpp"

#include <algorithm>
#include <utility>

namespace topicmill {

ReadingOrder::ReadingOrder(std::vector<std::int64_t> left_out) : left_out_(std::move(left_out)) {
  std::sort(left_out_.begin(), left_out_.end());
}

bool ReadingOrder::is_left_out(std::int64_t number) const {
  return std::binary_search(left_out_.begin(), left_out_.end(), number);
}

/// Behind so many that were left out as come before it: the first of them that has more than `row` kept ones before it
/// comes after it.
std::int64_t ReadingOrder::number_of(std::int64_t row) const {
  std::size_t before = 0;
  std::size_t end = left_out_.size();
  while (before < end) {
    const std::size_t middle = before + (end - before) / 2;
    if (left_out_[middle] - static_cast<std::int64_t>(middle) <= row) {
      before = middle + 1;
    } else {
      end = middle;
    }
  }
  return row + static_cast<std::int64_t>(before);
}

}  // namespace topicmill
