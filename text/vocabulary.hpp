// Distinct terms and their numbers: the hash table that counting and stop word lists share.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "text/tokens.hpp"

namespace topicmill {

/// Interns terms: equal terms get equal ids, counted from 0 in order of first appearance. Terms are copied and stay
/// where they are for the life of the vocabulary. Open addressing; one writer at a time, or any readers. Terms of up to
/// seven bytes, more than half of all tokens, are their own key, so that finding one reads nothing but its slot.
class Vocabulary {
 public:
  Vocabulary();

  std::size_t size() const { return terms_.size(); }
  std::string_view term(std::uint32_t id) const { return terms_[id]; }

  /// The id of `term`, which is added where it is new. O(bytes), amortized.
  /// Throws InputError at 2^32 - 1 terms.
  std::uint32_t intern(std::string_view term);

  /// Interns every token; ids[i] is that of tokens[i]. Faster than one by one, since cache misses overlap.
  void intern(std::span<const Token> tokens, std::vector<std::uint32_t>& ids);

  bool contains(std::string_view term) const;

 private:
  /// The key of a term, and its id + 1; 0 is an empty slot.
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t number = 0;
  };

  std::size_t home(std::uint64_t key) const { return key * 0x9E3779B97F4A7C15 >> shift_; }
  std::uint32_t intern(std::string_view term, std::uint64_t key);
  std::size_t find_slot(std::string_view term, std::uint64_t key) const;
  void add(std::string_view term, std::size_t slot, std::uint64_t key);
  void grow();

  std::vector<Slot> slots_;  ///< a power of two of them, at most half full
  unsigned shift_;           ///< 64 - log2 of their number: the upper bits of a product are the well mixed ones
  std::vector<std::string_view> terms_;
  std::vector<std::uint64_t> keys_;      ///< of the terms
  std::vector<std::uint64_t> new_keys_;  ///< scratch of intern(tokens)
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t left_ = 0;  ///< bytes free in the last block
  char* free_ = nullptr;
};

}  // namespace topicmill
