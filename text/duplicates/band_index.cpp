#include "text/duplicates/band_index.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cmath>

namespace topicmill {
namespace {

constexpr double least_recall = 0.95;
constexpr std::size_t first_slots = 1024;

std::uint32_t mix(std::uint32_t key, std::size_t band) {
  std::uint64_t z = (key | std::uint64_t{band} << 32) * 0x9E3779B97F4A7C15;
  z = (z ^ z >> 29) * 0xBF58476D1CE4E5B9;
  return static_cast<std::uint32_t>(z >> 32);
}

}  // namespace

Bands Bands::for_similarity(double similarity) {
  for (std::size_t rows = min_hash_size; rows > 1; --rows) {
    const std::size_t bands = min_hash_size / rows;
    const double missed = std::pow(1 - std::pow(similarity, static_cast<double>(rows)), static_cast<double>(bands));
    if (1 - missed >= least_recall) return {rows, bands};
  }
  return {};
}

std::vector<std::uint32_t> band_keys(const Minima& minima, Bands bands) {
  std::vector<std::uint32_t> keys;
  for (std::size_t band = 0; band < bands.bands; ++band) {
    const auto hash = XXH3_64bits(minima.data() + band * bands.rows, bands.rows * sizeof minima[0]);
    keys.push_back(static_cast<std::uint32_t>(hash));
  }
  return keys;
}

BandIndex::BandIndex(std::size_t bands) : bands_(bands), slots_(first_slots) {}

/// The slot of the hash, or the empty one where it belongs.
BandIndex::Slot& BandIndex::slot_of(std::uint32_t hash) {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    if (slots_[i].last == 0 || slots_[i].hash == hash) return slots_[i];
  }
}

void BandIndex::grow() {
  std::vector<Slot> old(2 * slots_.size());
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.last != 0) slot_of(slot.hash) = slot;
  }
}

void BandIndex::add(std::span<const std::uint32_t> keys) {
  const auto number = static_cast<std::uint32_t>(seen_.size() + 1);
  seen_.push_back(0);
  for (std::size_t band = 0; band < bands_; ++band) {
    if (2 * (used_ + 1) > slots_.size()) grow();
    const std::uint32_t hash = mix(keys[band], band);
    Slot& slot = slot_of(hash);
    used_ += slot.last == 0 ? 1 : 0;
    previous_.push_back(slot.last);
    slot = {hash, number};
  }
}

std::span<const std::uint32_t> BandIndex::find(std::span<const std::uint32_t> keys) {
  found_.clear();
  ++search_;
  for (std::size_t band = 0; band < bands_; ++band) {
    std::uint32_t number = slot_of(mix(keys[band], band)).last;
    for (std::size_t left = most_per_band; number != 0 && left > 0; --left) {
      const std::uint32_t item = number - 1;
      if (seen_[item] != search_) found_.push_back(item);
      seen_[item] = search_;
      number = previous_[item * bands_ + band];
    }
  }
  return found_;
}

}  // namespace topicmill
