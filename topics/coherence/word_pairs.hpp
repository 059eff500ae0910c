// The words that coherence is about: the top words of all topics, and the pairs of them whose meetings count.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokens/vocabulary.hpp"

namespace topicmill {

/// The union of the topics' words, numbered from 0, and the pairs that some topic has, numbered from 0; with contexts,
/// each word's pairs with these as well. Nothing else is worth counting. Any number of readers.
class WordPairs {
 public:
  /// The words of each topic by rank, distinct within a topic. `contexts`: how many of the words are to be contexts of
  /// all others, at most; the topics' first words come first, then their second ones, and so on.
  explicit WordPairs(const std::vector<std::vector<std::string>>& topics, std::size_t contexts = 0);

  /// The ids of the words of each topic, by rank.
  const std::vector<std::vector<std::uint32_t>>& topics() const { return topics_; }

  /// Words whose pairs with every other word are counted.
  const std::vector<std::uint32_t>& contexts() const { return contexts_; }

  std::size_t words() const { return words_.size(); }
  std::string_view word(std::uint32_t id) const { return words_.term(id); }
  std::optional<std::uint32_t> find(std::string_view word) const { return words_.find(word); }
  /// What stands for any other word.
  std::uint32_t other_word() const { return static_cast<std::uint32_t>(words_.size()); }

  /// A word that is paired with another one, and the number of the pair.
  struct Partner {
    std::uint32_t word = 0;
    std::uint32_t pair = 0;
  };
  /// The partners of higher id, ascending.
  std::span<const Partner> partners(std::uint32_t word) const { return partners_[word]; }

  std::size_t pairs() const { return pairs_; }

  /// The number of the pair of two different words of one topic, or of a word and a context. O(log partners).
  std::uint32_t pair(std::uint32_t a, std::uint32_t b) const;

 private:
  void add_pair(std::uint32_t a, std::uint32_t b);
  void add_pairs(const std::vector<std::uint32_t>& topic);
  void choose_contexts(std::size_t most);
  void add_contexts();
  void number_pairs();

  Vocabulary words_;
  std::vector<std::vector<std::uint32_t>> topics_;
  std::vector<std::uint32_t> contexts_;
  std::vector<std::vector<Partner>> partners_;  ///< of each word
  std::size_t pairs_ = 0;
};

}  // namespace topicmill
