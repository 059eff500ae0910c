// What is free between what is taken, without an allocation.
#pragma once

#include <array>
#include <cstddef>

namespace topicmill {

/// The first multiple of `alignment` from `offset` on.
constexpr std::size_t aligned(std::size_t offset, std::size_t alignment) {
  return (offset + alignment - 1) / alignment * alignment;
}

/// Stretches that are free between others, those that touch joined into one. Of a fixed size, as it serves an
/// allocator: more than it holds are forgotten.
class FreeStretches {
 public:
  void add(std::size_t offset, std::size_t size) noexcept;

  /// The first place where a stretch fits, which is free no longer; `none` where there is none.
  std::size_t take(std::size_t size, std::size_t alignment) noexcept;

  static constexpr std::size_t none = ~std::size_t{0};

 private:
  struct Stretch {
    std::size_t offset = 0;
    std::size_t size = 0;
  };
  void insert(std::size_t place, Stretch stretch) noexcept;
  void erase(std::size_t place) noexcept;

  std::array<Stretch, 4096> stretches_;  ///< ascending
  std::size_t count_ = 0;
};

}  // namespace topicmill
