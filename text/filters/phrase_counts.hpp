// How often words, and neighbors joined into one, occur in a corpus.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "text/filters/join_terms.hpp"
#include "text/tokens/tokens.hpp"
#include "text/tokens/vocabulary.hpp"

namespace topicmill {

/// Calls visit(first, last) for each pair of neighbors of the tokens [first, last] that could be a phrase: both ends
/// are no connectors, all between them are.
template <class IsConnector, class Visit>
void for_each_pair(const std::vector<Token>& tokens, const IsConnector& is_connector, const Visit& visit) {
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (is_connector(tokens[i])) continue;
    if (first) visit(*first, i);
    first = i;
  }
}

/// Exact counts, 64-bit. As in gensim, words and joined pairs share one vocabulary: a pair whose joined text occurs as
/// a word too is one entry with one count.
class PhraseCounts {
 public:
  struct Entry {
    std::int64_t count = 0;
    std::uint32_t first_bytes = 0;  ///< of the first word of the pair, which begins the text
    std::uint32_t last_bytes = 0;   ///< of the last word, which ends it; both 0 where it only was a word
    bool is_pair() const { return first_bytes + last_bytes > 0; }
  };

  /// Adds one document. O(bytes).
  template <class IsConnector>
  void add(const std::vector<Token>& tokens, const IsConnector& is_connector, std::string_view delimiter) {
    begin_document(tokens);
    for (const auto& token : tokens) {
      if (!is_connector(token)) add_word(token);
    }
    for_each_pair(tokens, is_connector, [&](std::size_t first, std::size_t last) {
      add_pair(join_terms(std::span(tokens).subspan(first, last + 1 - first), delimiter, joined_), tokens[first],
               tokens[last]);
    });
    end_document();
  }

  /// Adds the counts of `other`. O(entries of other).
  void absorb(const PhraseCounts& other);

  /// Drops the entries that occurred at most `count` times.
  void drop_up_to(std::int64_t count);

  std::size_t size() const { return entries_.size(); }
  std::int64_t words() const { return words_; }  ///< of the corpus, connectors included
  std::string_view text(std::uint32_t id) const { return vocabulary_.term(id); }
  const Entry& entry(std::uint32_t id) const { return entries_[id]; }

  /// 0 where the text did not occur.
  std::int64_t count_of(std::string_view text) const;

 private:
  void begin_document(const std::vector<Token>& tokens);
  void add_word(const Token& token) { seen_.push_back({token.text, 0, 0}); }
  void add_pair(std::string_view joined, const Token& first, const Token& last);
  void end_document();

  Vocabulary vocabulary_;
  std::vector<Entry> entries_;
  std::int64_t words_ = 0;
  Tokens joined_;                   ///< scratch: holds the joined texts of a document
  std::vector<Token> seen_;         ///< scratch: its words and pairs; begin and end are first_bytes and last_bytes
  std::vector<std::uint32_t> ids_;  ///< scratch
};

}  // namespace topicmill
