#include "text/duplicates/near_duplicates.hpp"

#include <bit>

#include "text/duplicates/shingles.hpp"

namespace topicmill {
namespace {

/// A fingerprint is a sketch, the lowest byte of each minimum, and then a key for each band.
constexpr std::size_t sketch_words = min_hash_size / 4;

void append_sketch(const Minima& minima, Fingerprint& fingerprint) {
  for (std::size_t i = 0; i < min_hash_size; i += 4) {
    std::uint32_t word = 0;
    for (std::size_t byte = 0; byte < 4; ++byte) word |= (minima[i + byte] & 0xFF) << (8 * byte);
    fingerprint.push_back(word);
  }
}

/// How many of the four bytes are zero.
int zero_bytes(std::uint32_t word) {
  constexpr std::uint32_t low_bits = 0x7F7F7F7F;
  return std::popcount(~(((word & low_bits) + low_bits) | word | low_bits));
}

/// One byte of two different minima is the same by chance in 1 of 256 cases.
double estimate_similarity(const std::uint32_t* a, const std::uint32_t* b) {
  constexpr double by_chance = 1.0 / 256;
  int equal = 0;
  for (std::size_t i = 0; i < sketch_words; ++i) equal += zero_bytes(a[i] ^ b[i]);
  return (equal / static_cast<double>(min_hash_size) - by_chance) / (1 - by_chance);
}

}  // namespace

NearDuplicates::NearDuplicates(const NearDuplicatesOptions& options)
    : options_(options), bands_(Bands::for_similarity(options.similarity)), index_(bands_.bands) {}

Fingerprint NearDuplicates::fingerprint(std::string_view, const Tokens& tokens) const {
  const auto set = shingles(tokens.list(), static_cast<std::size_t>(options_.shingle));
  if (set.empty()) return {};
  const Minima minima = min_hash(set);
  Fingerprint fingerprint;
  append_sketch(minima, fingerprint);
  for (const auto key : band_keys(minima, bands_)) fingerprint.push_back(key);
  return fingerprint;
}

std::optional<DuplicateFinder::Match> NearDuplicates::add(const Fingerprint& fingerprint, std::int64_t number) {
  const auto keys = std::span(fingerprint).subspan(sketch_words);
  std::optional<Match> best;
  for (const std::uint32_t item : index_.find(keys)) {
    const double similarity = estimate_similarity(fingerprint.data(), &sketches_[item * sketch_words]);
    const bool is_better =
        !best || similarity > *best->similarity || (similarity == *best->similarity && numbers_[item] < best->number);
    if (similarity >= options_.similarity && is_better) best = Match{numbers_[item], similarity};
  }
  if (best) return best;
  index_.add(keys);
  sketches_.insert(sketches_.end(), fingerprint.begin(), fingerprint.begin() + sketch_words);
  numbers_.push_back(number);
  return std::nullopt;
}

}  // namespace topicmill
