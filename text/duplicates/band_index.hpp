// Locality-sensitive hashing (Indyk and Motwani 1998): sets whose MinHash agrees in some band are likely alike.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "text/duplicates/min_hash.hpp"

namespace topicmill {

/// The 128 minima in `bands` bands of `rows`. Two sets of similarity s share a band with probability
/// 1 - (1 - s^rows)^bands.
struct Bands {
  std::size_t rows = 1;
  std::size_t bands = min_hash_size;

  /// The most rows, so the fewest vain comparisons, with which sets as similar as `similarity` share a band in 95 of
  /// 100 cases.
  static Bands for_similarity(double similarity);
};

/// One hash a band.
std::vector<std::uint32_t> band_keys(const Minima& minima, Bands bands);

/// Finds items by bands. 20 to 36 bytes a band and item.
class BandIndex {
 public:
  explicit BandIndex(std::size_t bands);

  /// Adds the next item; items are numbered from 0.
  void add(std::span<const std::uint32_t> keys);

  /// Items that share a band, each once, in no particular order, which does not depend on threads. Of each band the
  /// `most_per_band` last ones, so that a million alike do not take a million squared comparisons. Few others may be
  /// among them. Valid until the next call.
  std::span<const std::uint32_t> find(std::span<const std::uint32_t> keys);

  static constexpr std::size_t most_per_band = 1024;

 private:
  /// The last item with some band and key, + 1; 0 is an empty slot. The few that share a hash share a slot.
  struct Slot {
    std::uint32_t hash = 0;
    std::uint32_t last = 0;
  };

  Slot& slot_of(std::uint32_t hash);
  void grow();

  std::size_t bands_;
  std::vector<Slot> slots_;  ///< a power of two of them, at most half full
  std::size_t used_ = 0;
  std::vector<std::uint32_t> previous_;  ///< per item and band: the item before with its slot, + 1
  std::vector<std::uint32_t> seen_;      ///< per item: the number of the search that found it last
  std::uint32_t search_ = 0;
  std::vector<std::uint32_t> found_;
};

}  // namespace topicmill
