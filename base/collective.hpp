// Processes that do one job together: all of them call the same functions in the same order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
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

  /// Returns what another rank has, which gets `mine`, of as many bytes, in turn.
  virtual Bytes swap(int /*partner*/, Bytes mine) { return mine; }
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

/// The numbers of a sum as bytes: those that it shows by each_part(visit), which hands visit(data, size) each run of
/// them, or its own, where it is plain.
template <class Sum>
void write_numbers(Sum& sum, Bytes& bytes) {
  const auto append = [&](const void* data, std::size_t size) {
    const auto* begin = static_cast<const std::byte*>(data);
    bytes.insert(bytes.end(), begin, begin + size);
  };
  if constexpr (std::is_trivially_copyable_v<Sum>) {
    append(&sum, sizeof sum);
  } else {
    sum.each_part(append);
  }
}

/// Fills a sum of the same shape.
template <class Sum>
void read_numbers(const Bytes& bytes, Sum& sum) {
  const std::byte* next = bytes.data();
  const auto fill = [&](void* data, std::size_t size) {
    std::memcpy(data, next, size);
    next += size;
  };
  if constexpr (std::is_trivially_copyable_v<Sum>) {
    fill(&sum, sizeof sum);
  } else {
    sum.each_part(fill);
  }
}

/// Adds up what the ranks have, by +=, along a binary tree over ranks where their number is a power of two, else one
/// after the other: all have the same sum, to the last bit.
template <class Sum>
void join_over_ranks(Collective& ranks, Sum& sum) {
  if (ranks.is_alone()) return;
  Bytes mine;
  write_numbers(sum, mine);
  Sum other = sum;
  if ((ranks.size() & (ranks.size() - 1)) != 0) {
    const std::vector<Bytes> all = gathered(ranks, mine);
    read_numbers(all.front(), sum);
    for (std::size_t r = 1; r < all.size(); ++r) {
      read_numbers(all[r], other);
      sum += other;
    }
    return;
  }
  for (int step = 1; step < ranks.size(); step *= 2) {
    read_numbers(ranks.swap(ranks.rank() ^ step, std::move(mine)), other);
    sum += other;
    mine.clear();
    write_numbers(sum, mine);
  }
}

/// The sum of plain numbers over ranks.
template <class Number>
Number sum_over_ranks(Collective& ranks, Number mine) {
  join_over_ranks(ranks, mine);
  return mine;
}

}  // namespace topicmill
