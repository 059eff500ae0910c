#include "text/filters/phrase_counts.hpp"

namespace topicmill {

void PhraseCounts::begin_document(const std::vector<Token>& tokens) {
  joined_.clear();
  seen_.clear();
  words_ += static_cast<std::int64_t>(tokens.size());
}

void PhraseCounts::add_pair(std::string_view joined, const Token& first, const Token& last) {
  seen_.push_back(
      {joined, static_cast<std::uint32_t>(first.text.size()), static_cast<std::uint32_t>(last.text.size())});
}

void PhraseCounts::end_document() {
  vocabulary_.intern(seen_, ids_);
  entries_.resize(vocabulary_.size());
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    Entry& entry = entries_[ids_[i]];
    ++entry.count;
    if (!entry.is_pair()) {
      entry.first_bytes = seen_[i].begin;
      entry.last_bytes = seen_[i].end;
    }
  }
}

void PhraseCounts::absorb(const PhraseCounts& other) {
  words_ += other.words_;
  seen_.clear();
  for (std::uint32_t id = 0; id < other.size(); ++id) seen_.push_back({other.text(id), 0, 0});
  vocabulary_.intern(seen_, ids_);
  entries_.resize(vocabulary_.size());
  for (std::size_t i = 0; i < seen_.size(); ++i) {
    Entry& entry = entries_[ids_[i]];
    const Entry& added = other.entries_[i];
    const std::int64_t count = entry.count + added.count;
    if (!entry.is_pair()) entry = added;
    entry.count = count;
  }
}

void PhraseCounts::drop_up_to(std::int64_t count) {
  Vocabulary kept;
  std::vector<Entry> entries;
  for (std::uint32_t id = 0; id < size(); ++id) {
    if (entries_[id].count <= count) continue;
    kept.intern(text(id));
    entries.push_back(entries_[id]);
  }
  vocabulary_ = std::move(kept);
  entries_ = std::move(entries);
}

std::int64_t PhraseCounts::count_of(std::string_view text) const {
  const auto id = vocabulary_.find(text);
  return id ? entries_[*id].count : 0;
}

}  // namespace topicmill
