#include "text/vocabulary.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <limits>

#include "base/error.hpp"
#include "text/ascii_block.hpp"

namespace topicmill {
namespace {

constexpr unsigned first_slots_log2 = 11;
constexpr std::size_t block_size = 1 << 18;
constexpr std::size_t short_size = 7;

/// The top byte of a key is the size of a short term, whose bytes are the rest, or all ones above a hash.
constexpr unsigned top_byte = 56;
constexpr std::uint64_t long_mark = std::uint64_t{0xFF} << top_byte;

inline std::uint64_t key_of(std::string_view term) {
  if (term.size() > short_size) return XXH3_64bits(term.data(), term.size()) | long_mark;
  return term.empty() ? 0 : ascii_block::load_short(term) | std::uint64_t{term.size()} << top_byte;
}

bool is_whole_term(std::uint64_t key) { return key < long_mark; }

/// As ==, for terms of at least eight bytes, without the call of memcmp.
bool equal(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  const auto differ = [&](std::size_t at) {
    return ascii_block::load(a.data() + at) != ascii_block::load(b.data() + at);
  };
  for (std::size_t at = 0; at + 8 < a.size(); at += 8) {
    if (differ(at)) return false;
  }
  return !differ(a.size() - 8);
}

}  // namespace

Vocabulary::Vocabulary() : slots_(std::size_t{1} << first_slots_log2), shift_(64 - first_slots_log2) {}

/// The slot of `term`, or the empty one where it belongs.
inline std::size_t Vocabulary::find_slot(std::string_view term, std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = home(key);; i = (i + 1) & mask) {
    const Slot& slot = slots_[i];
    // One branch for what is most often true: whether a term is there or not cannot be predicted.
    const bool is_same = slot.key == key;
    if ((slot.number == 0) | (is_same & is_whole_term(key))) return i;
    if (is_same && equal(terms_[slot.number - 1], term)) return i;
  }
}

bool Vocabulary::contains(std::string_view term) const { return slots_[find_slot(term, key_of(term))].number != 0; }

std::uint32_t Vocabulary::intern(std::string_view term) { return intern(term, key_of(term)); }

void Vocabulary::intern(std::span<const Token> tokens, std::vector<std::uint32_t>& ids) {
  constexpr std::size_t ahead = 12;
  new_keys_.resize(tokens.size());
  ids.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) new_keys_[i] = key_of(tokens[i].text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i + ahead < tokens.size()) __builtin_prefetch(&slots_[home(new_keys_[i + ahead])]);
    ids[i] = intern(tokens[i].text, new_keys_[i]);
  }
}

std::uint32_t Vocabulary::intern(std::string_view term, std::uint64_t key) {
  const std::size_t slot = find_slot(term, key);
  if (slots_[slot].number != 0) return slots_[slot].number - 1;
  add(term, slot, key);
  return static_cast<std::uint32_t>(terms_.size() - 1);
}

void Vocabulary::add(std::string_view term, std::size_t slot, std::uint64_t key) {
  if (terms_.size() + 1 == std::numeric_limits<std::uint32_t>::max()) {
    throw InputError("more than 4294967294 distinct terms; add filters that drop or merge terms to text.filters");
  }
  if (term.size() > left_) {
    left_ = std::max(block_size, term.size());
    blocks_.push_back(std::make_unique<char[]>(left_));
    free_ = blocks_.back().get();
  }
  std::copy(term.begin(), term.end(), free_);
  terms_.emplace_back(free_, term.size());
  keys_.push_back(key);
  free_ += term.size();
  left_ -= term.size();
  slots_[slot] = {key, static_cast<std::uint32_t>(terms_.size())};
  if (terms_.size() * 2 > slots_.size()) grow();
}

void Vocabulary::grow() {
  slots_.assign(slots_.size() * 2, {});
  --shift_;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t id = 0; id < keys_.size(); ++id) {
    std::size_t i = home(keys_[id]);
    while (slots_[i].number != 0) i = (i + 1) & mask;
    slots_[i] = {keys_[id], static_cast<std::uint32_t>(id + 1)};
  }
}

}  // namespace topicmill
