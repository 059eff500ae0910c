#include "topics/coherence/same_contexts.hpp"

#include <algorithm>
#include <functional>

namespace topicmill {
namespace {

constexpr unsigned id_bits = 32;
constexpr unsigned hash_bits = 64;

/// Of both terms, in this order: the finalizer of SplitMix64 (Steele, Lea and Flood 2014).
std::uint64_t hash_of(std::uint32_t before, std::uint32_t behind) {
  std::uint64_t bits = (std::uint64_t{before} << id_bits) | behind;
  bits = (bits ^ (bits >> 30U)) * 0xbf58476d1ce4e5b9U;
  bits = (bits ^ (bits >> 27U)) * 0x94d049bb133111ebU;
  return bits ^ (bits >> 31U);
}

/// Ordered pairs of so many things.
double pairs_of(std::int64_t count) { return static_cast<double>(count) * static_cast<double>(count - 1); }

}  // namespace

ContextCounter::ContextCounter(std::size_t words) : words_(words) {}

void ContextCounter::add_document(std::span<const std::uint32_t> terms) {
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if (terms[i] >= words_.size()) continue;
    Contexts& contexts = words_[terms[i]];
    ++contexts.places;
    if (i == 0 || i + 1 == terms.size()) continue;
    ++contexts.buckets[hash_of(terms[i - 1], terms[i + 1]) >> (hash_bits - bucket_bits)];
  }
}

void ContextCounter::operator+=(const ContextCounter& more) {
  for (std::size_t word = 0; word < words_.size(); ++word) {
    Contexts& sum = words_[word];
    const Contexts& added = more.words_[word];
    sum.places += added.places;
    std::transform(sum.buckets.begin(), sum.buckets.end(), added.buckets.begin(), sum.buckets.begin(), std::plus<>());
  }
}

std::vector<double> ContextCounter::sameness() const {
  std::vector<double> found;
  for (const auto& contexts : words_) found.push_back(sameness(contexts));
  return found;
}

/// Pairs of one bucket are those of one context, and of the others one in so many as there are buckets.
double ContextCounter::sameness(const Contexts& contexts) {
  if (contexts.places < 2) return 0;
  const auto buckets = static_cast<double>(contexts.buckets.size());
  std::int64_t inner = 0;
  double met = 0;
  for (const std::int64_t count : contexts.buckets) {
    inner += count;
    met += pairs_of(count);
  }
  const double same = (buckets * met - pairs_of(inner)) / (buckets - 1);
  return std::max(0.0, same / pairs_of(contexts.places));
}

}  // namespace topicmill
