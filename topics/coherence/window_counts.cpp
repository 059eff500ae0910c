#include "topics/coherence/window_counts.hpp"

#include <algorithm>

namespace topicmill {
namespace {

void add_to(std::vector<std::int64_t>& sums, const std::vector<std::int64_t>& more) {
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i] += more[i];
}

}  // namespace

void WindowCounts::operator+=(const WindowCounts& other) {
  windows += other.windows;
  add_to(words, other.words);
  add_to(pairs, other.pairs);
}

WindowCounter::WindowCounter(const WordPairs& pairs, std::span<const std::int64_t> widths)
    : pairs_(pairs), occurrences_(pairs.words()) {
  for (const std::int64_t width : widths) {
    counts_.push_back({width, 0, std::vector<std::int64_t>(pairs.words()), std::vector<std::int64_t>(pairs.pairs())});
  }
}

void WindowCounter::add_document(std::span<const std::uint32_t> words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] < pairs_.other_word()) add_occurrence(words[i], static_cast<std::int64_t>(i));
  }
  count(std::ssize(words));
}

void WindowCounter::add_occurrence(std::uint32_t word, std::int64_t position) {
  auto& positions = occurrences_[word].positions;
  if (positions.empty()) present_.push_back(word);
  positions.push_back(position);
}

void WindowCounter::count(std::int64_t words) {
  for (auto& counts : counts_) count_width(words, counts);
  for (const std::uint32_t word : present_) occurrences_[word].positions.clear();
  present_.clear();
}

void WindowCounter::count_width(std::int64_t words, WindowCounts& counts) {
  const std::int64_t windows = std::max<std::int64_t>(1, words - counts.width + 1);
  counts.windows += windows;
  for (const std::uint32_t word : present_) {
    find_windows(counts.width, windows, occurrences_[word]);
    for (const auto& [begin, end] : occurrences_[word].windows) counts.words[word] += end - begin;
  }
  for (const std::uint32_t word : present_) {
    for (const auto& [other, pair] : pairs_.partners(word)) {
      if (occurrences_[other].positions.empty()) continue;
      counts.pairs[pair] += overlap(occurrences_[word], occurrences_[other]);
    }
  }
}

/// Intervals that touch become one, so that a window with a word twice counts once.
void WindowCounter::find_windows(std::int64_t width, std::int64_t windows, Occurrences& of) const {
  of.windows.clear();
  for (const std::int64_t position : of.positions) {
    const std::int64_t begin = std::max<std::int64_t>(0, position - width + 1);
    const std::int64_t end = std::min(position + 1, windows);
    if (!of.windows.empty() && begin <= of.windows.back().end) {
      of.windows.back().end = end;
    } else {
      of.windows.push_back({begin, end});
    }
  }
}

std::int64_t WindowCounter::overlap(const Occurrences& a, const Occurrences& b) {
  std::int64_t sum = 0;
  auto left = a.windows.begin();
  auto right = b.windows.begin();
  while (left != a.windows.end() && right != b.windows.end()) {
    sum += std::max<std::int64_t>(0, std::min(left->end, right->end) - std::max(left->begin, right->begin));
    if (left->end < right->end) {
      ++left;
    } else {
      ++right;
    }
  }
  return sum;
}

}  // namespace topicmill
