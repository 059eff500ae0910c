#include "text/tokens/vocabulary.hpp"

#include <algorithm>
#include <limits>

#include "base/error.hpp"

namespace topicmill {
namespace {

constexpr unsigned first_slots_log2 = 11;
constexpr std::size_t block_size = 1 << 18;

}  // namespace

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

bool Vocabulary::contains(std::string_view term) const { return slots_[find_slot(term, key_of(term))].number != 0; }

std::optional<std::uint32_t> Vocabulary::find(std::string_view term) const {
  const std::uint32_t number = slots_[find_slot(term, key_of(term))].number;
  return number != 0 ? std::optional(number - 1) : std::nullopt;
}

void Vocabulary::intern(std::span<const Token> tokens, std::vector<std::uint32_t>& ids) {
  constexpr std::size_t ahead = 12;
  keys_.resize(tokens.size());
  ids.resize(tokens.size());
  for (std::size_t i = 0; i < tokens.size(); ++i) keys_[i] = key_of(tokens[i].text);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i + ahead < tokens.size()) __builtin_prefetch(&slots_[home(keys_[i + ahead])]);
    const std::size_t slot = find_slot(tokens[i].text, keys_[i]);
    const std::uint32_t number = slots_[slot].number;
    ids[i] = number != 0 ? number - 1 : add(tokens[i].text, slot, keys_[i]);
  }
}

std::uint32_t Vocabulary::intern(std::string_view term) {
  const TermKey key = key_of(term);
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
    const TermKey key = key_of(terms_[id]);
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
