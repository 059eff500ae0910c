#include "topics/coherence/word_pairs.hpp"

#include <algorithm>

namespace topicmill {

WordPairs::WordPairs(const std::vector<std::vector<std::string>>& topics, std::size_t contexts) {
  for (const auto& words : topics) {
    auto& ids = topics_.emplace_back();
    for (const auto& word : words) ids.push_back(words_.intern(word));
  }
  partners_.resize(words_.size());
  for (const auto& ids : topics_) add_pairs(ids);
  choose_contexts(std::min(contexts, words()));
  add_contexts();
  number_pairs();
}

void WordPairs::add_pair(std::uint32_t a, std::uint32_t b) {
  const auto [low, high] = std::minmax(a, b);
  partners_[low].push_back({high, 0});
}

void WordPairs::add_pairs(const std::vector<std::uint32_t>& topic) {
  for (std::size_t i = 0; i < topic.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) add_pair(topic[i], topic[j]);
  }
}

void WordPairs::choose_contexts(std::size_t most) {
  std::vector<bool> is_chosen(words());
  for (std::size_t rank = 0; contexts_.size() < most; ++rank) {
    for (const auto& topic : topics_) {
      if (rank >= topic.size() || is_chosen[topic[rank]] || contexts_.size() == most) continue;
      is_chosen[topic[rank]] = true;
      contexts_.push_back(topic[rank]);
    }
  }
}

void WordPairs::add_contexts() {
  for (const std::uint32_t context : contexts_) {
    for (std::uint32_t word = 0; word < words(); ++word) {
      if (word != context) add_pair(word, context);
    }
  }
}

/// A pair that several topics have is one pair.
void WordPairs::number_pairs() {
  const auto by_word = [](const Partner& a, const Partner& b) { return a.word < b.word; };
  const auto same_word = [](const Partner& a, const Partner& b) { return a.word == b.word; };
  for (auto& partners : partners_) {
    std::sort(partners.begin(), partners.end(), by_word);
    partners.erase(std::unique(partners.begin(), partners.end(), same_word), partners.end());
    for (auto& partner : partners) partner.pair = static_cast<std::uint32_t>(pairs_++);
  }
}

std::uint32_t WordPairs::pair(std::uint32_t a, std::uint32_t b) const {
  const auto [low, high] = std::minmax(a, b);
  const auto& partners = partners_[low];
  const auto before = [](const Partner& partner, std::uint32_t word) { return partner.word < word; };
  return std::lower_bound(partners.begin(), partners.end(), high, before)->pair;
}

}  // namespace topicmill
