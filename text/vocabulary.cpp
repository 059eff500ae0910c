#include "text/vocabulary.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <limits>

#include "base/error.hpp"
#include "text/ascii_block.hpp"

namespace topicmill {
namespace {

constexpr unsigned first_slots_log2 = 11;
constexpr std::size_t block_size = 1 << 18;
constexpr unsigned top_byte = 56;

// Sanitizers see a byte that is read behind a term, if not that it is masked out again.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool may_read_on = false;
#elif defined(__has_feature)
constexpr bool may_read_on = !(__has_feature(address_sanitizer) || __has_feature(thread_sanitizer));
#else
constexpr bool may_read_on = true;
#endif

/// True where 16 bytes can be read at `from` whatever is behind the term there: they lie in one page of memory, of
/// which the term has at least a byte.
bool can_read_block(const char* from) { return may_read_on && (reinterpret_cast<std::uintptr_t>(from) & 4095) <= 4080; }

/// The masks that leave the first n of sixteen bytes.
constexpr auto make_masks() {
  std::array<std::array<std::uint64_t, 2>, 16> masks{};
  for (unsigned n = 1; n < 16; ++n) {
    masks[n][0] = n >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << 8 * n) - 1;
    masks[n][1] = n > 8 ? (std::uint64_t{1} << 8 * (n - 8)) - 1 : 0;
  }
  return masks;
}
constexpr auto masks = make_masks();

TermKey load_key(const char* from, std::size_t size) {
  return {ascii_block::load(from) & masks[size][0],
          (ascii_block::load(from + 8) & masks[size][1]) | std::uint64_t{size} << top_byte};
}

TermKey hash_key(std::string_view term) {
  return {XXH3_64bits(term.data(), term.size()), std::uint64_t{0xFF} << top_byte};
}

TermKey copy_key(std::string_view term) {
  std::array<char, 16> copy{};
  std::copy(term.begin(), term.end(), copy.begin());
  return load_key(copy.data(), term.size());
}

/// Terms are short: to copy all sixteen bytes and to mask them costs less than a mispredicted loop.
inline TermKey make_key(std::string_view term) {
  if (term.size() > TermKey::most_bytes) return hash_key(term);
  return can_read_block(term.data()) ? load_key(term.data(), term.size()) : copy_key(term);
}

}  // namespace

TermKey key_of(std::string_view term) { return make_key(term); }

Vocabulary::Vocabulary()
    : slots_(std::size_t{1} << first_slots_log2), mask_(slots_.size() - 1), shift_(64 - first_slots_log2) {}

/// The slot of `term`, or the empty one where it belongs.
inline std::size_t Vocabulary::find_slot(std::string_view term, const TermKey& key) const {
  if (term.size() > TermKey::most_bytes) return find_long(term, key);
  std::size_t i = home(key);
  // One branch for what is most often true: whether a term is there or not cannot be predicted.
  const auto fits = [&](const Slot& slot) { return int{slot.number == 0} | int{slot.key == key}; };
  while (fits(slots_[i]) == 0) i = (i + 1) & mask_;
  return i;
}

std::size_t Vocabulary::find_long(std::string_view term, const TermKey& key) const {
  std::size_t i = home(key);
  while (slots_[i].number != 0 && !(slots_[i].key == key && terms_[slots_[i].number - 1] == term)) i = (i + 1) & mask_;
  return i;
}

bool Vocabulary::contains(std::string_view term) const { return slots_[find_slot(term, make_key(term))].number != 0; }

std::optional<std::uint32_t> Vocabulary::find(std::string_view term) const {
  const std::uint32_t number = slots_[find_slot(term, make_key(term))].number;
  return number != 0 ? std::optional(number - 1) : std::nullopt;
}

void Vocabulary::intern(std::span<const Token> tokens, std::vector<std::uint32_t>& ids) {
  constexpr std::size_t ahead = 12;
  keys_.resize(tokens.size());
  ids.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) keys_[i] = make_key(tokens[i].text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i + ahead < tokens.size()) __builtin_prefetch(&slots_[home(keys_[i + ahead])]);
    const std::size_t slot = find_slot(tokens[i].text, keys_[i]);
    const std::uint32_t number = slots_[slot].number;
    ids[i] = number != 0 ? number - 1 : add(tokens[i].text, slot, keys_[i]);
  }
}

std::uint32_t Vocabulary::intern(std::string_view term) {
  const TermKey key = make_key(term);
  const std::size_t slot = find_slot(term, key);
  return slots_[slot].number != 0 ? slots_[slot].number - 1 : add(term, slot, key);
}

std::uint32_t Vocabulary::add(std::string_view term, std::size_t slot, const TermKey& key) {
  if (terms_.size() + 1 == std::numeric_limits<std::uint32_t>::max()) {
    throw InputError("more than 4294967294 distinct terms; add filters that drop or merge terms to text.filters");
  }
  if (term.size() > left_) {
    left_ = std::max(block_size, term.size());
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(left_));
    free_ = blocks_.back().get();
  }
  std::copy(term.begin(), term.end(), free_);
  terms_.emplace_back(free_, term.size());
  free_ += term.size();
  left_ -= term.size();
  slots_[slot] = {key, static_cast<std::uint32_t>(terms_.size())};
  if (terms_.size() * 4 > slots_.size() * 3) grow();
  return static_cast<std::uint32_t>(terms_.size() - 1);
}

void Vocabulary::grow() {
  const std::size_t size = slots_.size() * 2;
  std::vector<Slot>().swap(slots_);  // never both in memory
  slots_.resize(size);
  mask_ = size - 1;
  --shift_;
  for (std::size_t id = 0; id < terms_.size(); ++id) {
    const TermKey key = make_key(terms_[id]);
    std::size_t i = home(key);
    while (slots_[i].number != 0) i = (i + 1) & mask_;
    slots_[i] = {key, static_cast<std::uint32_t>(id + 1)};
  }
}

void Vocabulary::close() {
  std::vector<Slot>().swap(slots_);
  std::vector<TermKey>().swap(keys_);
}

std::vector<std::string> texts_of(const Vocabulary& vocabulary) {
  std::vector<std::string> texts;
  for (std::uint32_t id = 0; id < vocabulary.size(); ++id) texts.emplace_back(vocabulary.term(id));
  return texts;
}

}  // namespace topicmill
