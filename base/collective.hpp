// Processes that do one job together: all of them call the same functions in the same order.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <type_traits>
#include <vector>

namespace topicmill {

using Bytes = std::vector<std::byte>;

/// A process among others, its ranks; this one is alone. Called by one thread at a time. A process that fails must end
/// the others as well: they wait for it.
class Collective {
 public:
  virtual ~Collective() = default;

  virtual int rank() const { return 0; }
  virtual int size() const { return 1; }

  /// The first reads what only one may read, and writes the tables.
  bool is_first() const { return rank() == 0; }
  bool is_alone() const { return size() == 1; }

  /// Hands parts[r] to rank r, and returns what the ranks hand to this one.
  virtual std::vector<Bytes> exchange(std::vector<Bytes> parts) { return parts; }

  /// Ends all ranks with this exit code, at once, after an error of this one.
  virtual void end_all(int /*code*/) {}

  /// Sends `size` bytes to another rank, which does the same, and fills `theirs` with its.
  virtual void swap(int /*partner*/, const void* /*mine*/, void* /*theirs*/, std::size_t /*size*/) {}

  /// Every rank has filled its part of `data`, the bytes up to ends[rank] behind the part before, and gets the others.
  /// Parts are of whole cache lines, 64 bytes.
  virtual void share(void* /*data*/, const std::vector<std::size_t>& /*ends*/) {}
};

/// The collective of a program that runs by itself.
Collective& alone();

/// What the first rank says.
bool first_says(Collective& ranks, bool said);

/// What each rank has, by rank.
std::vector<Bytes> gathered(Collective& ranks, const Bytes& mine);

/// What each rank has, by rank, for the first; nothing for the others.
std::vector<Bytes> gathered_at_first(Collective& ranks, Bytes mine);

/// A list of plain values as bytes, and back.
template <class Value>
Bytes bytes_of(const std::vector<Value>& values) {
  static_assert(std::is_trivially_copyable_v<Value>);
  Bytes bytes(values.size() * sizeof(Value));
  if (!bytes.empty()) std::memcpy(bytes.data(), values.data(), bytes.size());
  return bytes;
}

template <class Value>
void append_values(const Bytes& bytes, std::vector<Value>& values) {
  const std::size_t before = values.size();
  values.resize(before + bytes.size() / sizeof(Value));
  if (!bytes.empty()) std::memcpy(values.data() + before, bytes.data(), bytes.size());
}

/// The lists of all ranks, one behind the other.
template <class Value>
std::vector<Value> gathered(Collective& ranks, const std::vector<Value>& mine) {
  if (ranks.is_alone()) return mine;
  std::vector<Value> all;
  for (const Bytes& bytes : gathered(ranks, bytes_of(mine))) append_values(bytes, all);
  return all;
}

/// Where the numbers of a sum lie: as it shows them by each_part(visit), which hands visit(data, size) each run of
/// them, or all of it, where it is plain.
template <class Sum>
std::vector<std::span<std::byte>> parts_of(Sum& sum) {
  std::vector<std::span<std::byte>> parts;
  const auto add = [&](void* data, std::size_t size) { parts.emplace_back(static_cast<std::byte*>(data), size); };
  if constexpr (std::is_trivially_copyable_v<Sum>) {
    add(&sum, sizeof sum);
  } else {
    sum.each_part(add);
  }
  return parts;
}

/// Adds up what the ranks have, by +=, along a binary tree over ranks where their number is a power of two, else one
/// after the other: all have the same sum, to the last bit. `other`: room for a sum of the same shape.
template <class Sum>
void join_over_ranks(Collective& ranks, Sum& sum, Sum& other) {
  const auto mine = parts_of(sum);
  const auto theirs = parts_of(other);
  if ((ranks.size() & (ranks.size() - 1)) == 0) {
    for (int step = 1; step < ranks.size(); step *= 2) {
      for (std::size_t p = 0; p < mine.size(); ++p) {
        ranks.swap(ranks.rank() ^ step, mine[p].data(), theirs[p].data(), mine[p].size());
      }
      sum += other;
    }
    return;
  }
  std::vector<std::vector<Bytes>> all;
  for (const auto part : mine) all.push_back(gathered(ranks, Bytes(part.begin(), part.end())));
  for (std::size_t r = 0; r < static_cast<std::size_t>(ranks.size()); ++r) {
    for (std::size_t p = 0; p < all.size(); ++p) {
      std::copy(all[p][r].begin(), all[p][r].end(), (r == 0 ? mine : theirs)[p].begin());
    }
    if (r > 0) sum += other;
  }
}

template <class Sum>
void join_over_ranks(Collective& ranks, Sum& sum) {
  if (ranks.is_alone()) return;
  Sum other = sum;
  join_over_ranks(ranks, sum, other);
}

/// The sum of plain numbers over ranks.
template <class Number>
Number sum_over_ranks(Collective& ranks, Number mine) {
  join_over_ranks(ranks, mine);
  return mine;
}

}  // namespace topicmill
