// What became of words that were seen before: a cache of fixed size.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/tokens/term_key.hpp"

namespace topicmill {

/// A number for each word that was put last in its slot, as frequent words are nearly always. The key of a word of up
/// to 15 bytes is all of it, so that there are no false finds; longer words are never kept.
class WordMemo {
 public:
  WordMemo() : slots_(std::size_t{1} << slots_log2) {}

  /// The number of the word with that key. `found` tells whether there is one; what is returned means nothing else.
  std::uint32_t find(const TermKey& key, bool& found) const {
    const Slot& slot = slots_[key.hash() >> shift];
    found = slot.key == key;
    return slot.number;
  }

  void put(std::string_view word, std::uint32_t number);

 private:
  /// Together they fit the cache of a core (L2).
  static constexpr unsigned slots_log2 = 15;
  static constexpr unsigned shift = 64 - slots_log2;

  struct Slot {
    TermKey key{0, ~std::uint64_t{1}};  ///< of no word
    std::uint32_t number = 0;
  };

  std::vector<Slot> slots_;
};

}  // namespace topicmill
