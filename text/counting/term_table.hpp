// All distinct terms of a corpus, and in how many documents and how often they occur.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <vector>

#include "text/tokens/vocabulary.hpp"

namespace topicmill {

/// Sums over the documents, of one term.
struct TermSums {
  std::int64_t document_frequency = 0;
  double count = 0;  ///< whole, unless a ready matrix holds fractions; exact up to 2^53
};

/// What one thread counted: sums[id] are those of the term with that id.
struct SummedVocabulary {
  Vocabulary vocabulary;
  std::vector<TermSums> sums;
};

/// Where the vocabularies of all threads come together. Terms fall into shards by their keys, so that threads can add
/// at once; which id a term gets depends on the threads, its sums do not.
class TermTable {
 public:
  static constexpr std::size_t shards = 64;

  /// Ids of a vocabulary's terms in the table.
  using Ids = std::vector<std::uint32_t>;

  TermTable() : shards_(shards) {}

  /// Adds the sums of each vocabulary and returns the ids of its terms here. Parallel; O(terms).
  /// Throws InputError at 2^26 terms in a shard.
  std::vector<Ids> add(std::span<const SummedVocabulary* const> added);

  /// Forgets the terms in at most `documents` documents. Returns the new ids by the old ones, is_dropped for those that
  /// went. Parallel; O(terms).
  Ids drop_rare(std::int64_t documents);

  static constexpr std::uint32_t is_dropped = std::numeric_limits<std::uint32_t>::max();

  /// Number of distinct terms; every id is below id_limit().
  std::size_t size() const;
  std::size_t id_limit() const;

  /// None where the corpus does not have the term.
  std::optional<std::uint32_t> find(std::string_view term) const;

  std::string_view term(std::uint32_t id) const { return shards_[id % shards].vocabulary.term(place_of(id)); }
  const TermSums& sums(std::uint32_t id) const { return shards_[id % shards].sums[place_of(id)]; }
  TermSums& sums(std::uint32_t id) { return shards_[id % shards].sums[place_of(id)]; }

  /// Calls visit(id) for every term, shard by shard.
  template <class Visit>
  void for_each(Visit visit) const {
    for (std::size_t shard = 0; shard < shards; ++shard) {
      for (std::size_t place = 0; place < shards_[shard].sums.size(); ++place) visit(id_of(shard, place));
    }
  }

 private:
  static std::uint32_t id_of(std::size_t shard, std::size_t place) {
    return static_cast<std::uint32_t>(place * shards + shard);
  }

  static std::uint32_t place_of(std::uint32_t id) { return static_cast<std::uint32_t>(id / shards); }

  std::vector<SummedVocabulary> shards_;
};

}  // namespace topicmill
