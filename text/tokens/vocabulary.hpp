// Distinct terms and their numbers: the hash table that counting and stop word lists share.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens/term_key.hpp"
#include "text/tokens/tokens.hpp"

namespace topicmill {

/// Interns terms: equal terms get equal ids, counted from 0 in order of first appearance. Terms are copied and stay
/// where they are for the life of the vocabulary. Open addressing; one writer at a time, or any readers. To find a term
/// of up to 15 bytes reads nothing but its slot.
class Vocabulary {
 public:
  Vocabulary();

  std::size_t size() const { return terms_.size(); }
  std::string_view term(std::uint32_t id) const { return terms_[id]; }

  /// The id of `term`, which is added where it is new. O(bytes), amortized. Throws InputError at 2^32 - 1 terms.
  std::uint32_t intern(std::string_view term);

  /// Interns every token; ids[i] is that of tokens[i]. Faster than one by one, since cache misses overlap.
  void intern(std::span<const Token> tokens, std::vector<std::uint32_t>& ids);

  bool contains(std::string_view term) const;

  /// The id of `term`, none where it was never interned.
  std::optional<std::uint32_t> find(std::string_view term) const;

  /// Frees what only looking up needs, half of its memory: terms can be read, no longer be found.
  void close();

 private:
  /// The key of a term, and its id + 1; 0 is an empty slot.
  struct Slot {
    TermKey key;
    std::uint32_t number = 0;
  };

  std::size_t home(const TermKey& key) const { return key.hash() >> shift_; }
  std::size_t find_slot(std::string_view term, const TermKey& key) const;
  std::size_t find_long(std::string_view term, const TermKey& key) const;
  std::uint32_t add(std::string_view term, std::size_t slot, const TermKey& key);
  void grow();

  std::vector<Slot> slots_;  ///< a power of two of them, at most three quarters full
  std::size_t mask_;         ///< their number - 1
  unsigned shift_;           ///< 64 - log2 of their number: the upper bits of a product are the well mixed ones
  std::vector<std::string_view> terms_;
  std::vector<TermKey> keys_;  ///< scratch of intern(tokens)
  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t left_ = 0;  ///< bytes free in the last block
  char* free_ = nullptr;
};

/// All terms, in order of their ids.
std::vector<std::string> texts_of(const Vocabulary& vocabulary);

}  // namespace topicmill
