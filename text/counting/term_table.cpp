#include "text/counting/term_table.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>

#include "base/error.hpp"

namespace topicmill {
namespace {

constexpr std::size_t most_in_shard = std::size_t{1} << 26;

/// By the lowest of the well mixed bits: the vocabulary of the shard goes by the uppermost.
std::size_t shard_of(std::string_view term) { return key_of(term).hash() >> 32 & (TermTable::shards - 1); }

/// The ids of a vocabulary, those of a shard next to each other.
struct ShardedIds {
  std::vector<std::uint32_t> ids;
  std::array<std::size_t, TermTable::shards + 1> starts{};

  explicit ShardedIds(const Vocabulary& vocabulary) : ids(vocabulary.size()) {
    const auto size = static_cast<std::uint32_t>(vocabulary.size());
    for (std::uint32_t id = 0; id < size; ++id) ++starts[shard_of(vocabulary.term(id)) + 1];
    for (std::size_t shard = 0; shard < TermTable::shards; ++shard) starts[shard + 1] += starts[shard];
    auto next = starts;
    for (std::uint32_t id = 0; id < size; ++id) ids[next[shard_of(vocabulary.term(id))]++] = id;
  }

  std::span<const std::uint32_t> of(std::size_t shard) const {
    return {ids.data() + starts[shard], starts[shard + 1] - starts[shard]};
  }
};

/// Adds one term to a shard and returns its place there.
std::size_t add_term(const SummedVocabulary& from, std::uint32_t id, SummedVocabulary& shard) {
  const std::size_t place = shard.vocabulary.intern(from.vocabulary.term(id));
  if (place == shard.sums.size()) shard.sums.emplace_back();
  if (place == most_in_shard) {
    throw InputError(
        "more distinct terms than can be counted; set vectorize.memory_mb to drop rare ones, or add filters");
  }
  shard.sums[place].document_frequency += from.sums[id].document_frequency;
  shard.sums[place].count += from.sums[id].count;
  return place;
}

}  // namespace

std::vector<TermTable::Ids> TermTable::add(std::span<const SummedVocabulary* const> added) {
  std::vector<Ids> all_ids(added.size());
  std::vector<std::unique_ptr<ShardedIds>> sharded(added.size());
  tbb::parallel_for(std::size_t{0}, added.size(), [&](std::size_t v) {
    sharded[v] = std::make_unique<ShardedIds>(added[v]->vocabulary);
    all_ids[v].resize(added[v]->vocabulary.size());
  });
  tbb::parallel_for(std::size_t{0}, shards, [&](std::size_t shard) {
    for (std::size_t v = 0; v < added.size(); ++v) {
      for (const auto id : sharded[v]->of(shard)) {
        all_ids[v][id] = id_of(shard, add_term(*added[v], id, shards_[shard]));
      }
    }
  });
  return all_ids;
}

TermTable::Ids TermTable::drop_rare(std::int64_t documents) {
  Ids new_ids(id_limit(), is_dropped);
  tbb::parallel_for(std::size_t{0}, shards, [&](std::size_t shard) {
    SummedVocabulary kept;
    const SummedVocabulary& old = shards_[shard];
    for (std::uint32_t place = 0; place < old.sums.size(); ++place) {
      if (old.sums[place].document_frequency <= documents) continue;
      new_ids[id_of(shard, place)] = id_of(shard, add_term(old, place, kept));
    }
    shards_[shard] = std::move(kept);
  });
  return new_ids;
}

std::optional<std::uint32_t> TermTable::find(std::string_view term) const {
  const std::size_t shard = shard_of(term);
  const auto place = shards_[shard].vocabulary.find(term);
  return place ? std::optional(id_of(shard, *place)) : std::nullopt;
}

std::size_t TermTable::size() const {
  std::size_t size = 0;
  for (const auto& shard : shards_) size += shard.sums.size();
  return size;
}

std::size_t TermTable::id_limit() const {
  std::size_t largest = 0;
  for (const auto& shard : shards_) largest = std::max(largest, shard.sums.size());
  return largest * shards;
}

}  // namespace topicmill
