// Ids of the terms of a document, to be had in ascending order without sorting them.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace topicmill {

/// A set of numbers below a bound: a bit for each, and a bit for every 64 of these that says whether one is set. The
/// comparisons of a sort would be as good as random to the processor; here nearly every branch goes as expected.
class AscendingIds {
 public:
  explicit AscendingIds(std::size_t bound) : bits_(bound / 64 + 1), summary_(bits_.size() / 64 + 1) {}

  void insert(std::uint32_t id) {
    bits_[id / 64] |= std::uint64_t{1} << id % 64;
    summary_[id / 4096] |= std::uint64_t{1} << id / 64 % 64;
  }

  /// Calls visit(id) for each in ascending order, and leaves none. O(ids + bound / 4096).
  template <class Visit>
  void take(Visit visit) {
    for (std::size_t i = 0; i < summary_.size(); ++i) {
      take_bits(summary_[i], i * 64, [&](std::size_t word) {
        take_bits(bits_[word], word * 64, [&](std::size_t id) { visit(static_cast<std::uint32_t>(id)); });
      });
    }
  }

 private:
  template <class Visit>
  static void take_bits(std::uint64_t& bits, std::size_t first, Visit visit) {
    for (; bits != 0; bits &= bits - 1) visit(first + static_cast<std::size_t>(std::countr_zero(bits)));
  }

  std::vector<std::uint64_t> bits_;
  std::vector<std::uint64_t> summary_;
};

}  // namespace topicmill
