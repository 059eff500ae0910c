// The tokens of one document, with their place in the source text.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "text/tokens/language.hpp"

namespace topicmill {

/// A token: its term, and the byte span [begin, end) of the document's text that it came from.
/// `text` points into the document's text or into the arena of the Tokens that hold it.
struct Token {
  std::string_view text;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// Tokens of one document at a time; reused from document to document, so that it stops allocating.
class Tokens {
 public:
  std::vector<Token>& list() { return list_; }
  const std::vector<Token>& list() const { return list_; }

  /// The language of the document, for filters that go by it. Unknown where text.language is none, or nothing was
  /// found. clear() leaves it as it is: whoever makes the tokens of the next document sets it anew.
  LanguageCode language() const { return language_; }
  void set_language(LanguageCode language) { language_ = language; }

  /// Drops the tokens for which `keeps(token)` is false. Without a branch on the answer: which words of a text go is
  /// as good as random to the processor.
  template <class Predicate>
  void keep_if(Predicate&& keeps) {
    Token* end = list_.data();
    for (const Token& token : list_) {
      const Token copy = token;
      const bool kept = keeps(copy);
      *end = copy;
      end += kept ? 1 : 0;
    }
    list_.resize(static_cast<std::size_t>(end - list_.data()));
  }

  /// Forgets all tokens, every stored text and the source.
  void clear();

  /// The text that the tokenizer cuts, which outlives the tokens: those that no filter changed lie in it.
  std::string_view source() const { return source_; }
  void set_source(std::string_view source) { source_ = source; }

  /// Room for `size` bytes that stay put until clear(); write a changed term there. shrink_last gives the rest back.
  char* allocate(std::size_t size) {
    if (block_ == blocks_.size() || size > blocks_[block_].size - used_) open_block(size);
    return blocks_[block_].bytes.get() + std::exchange(used_, used_ + size);
  }
  void shrink_last(std::size_t unused) { used_ -= unused; }

  /// A copy of `text` that stays put until clear().
  std::string_view store(std::string_view text);

 private:
  /// Makes a block with room for `size` bytes the one being filled.
  void open_block(std::size_t size);

  static constexpr std::size_t block_size = 1 << 16;
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };

  std::string_view source_;
  std::vector<Token> list_;
  LanguageCode language_;
  std::vector<Block> blocks_;
  std::size_t block_ = 0;  ///< index of the block being filled
  std::size_t used_ = 0;   ///< bytes used of it
};

}  // namespace topicmill
