// The tokens of one document, with their place in the source text.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

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

  /// Forgets all tokens and every stored text.
  void clear();

  /// Room for `size` bytes that stay put until clear(); write a changed term there. shrink_last gives the rest back.
  char* allocate(std::size_t size);
  void shrink_last(std::size_t unused) { used_ -= unused; }

  /// A copy of `text` that stays put until clear().
  std::string_view store(std::string_view text);

 private:
  static constexpr std::size_t block_size = 1 << 16;
  struct Block {
    std::unique_ptr<char[]> bytes;
    std::size_t size = 0;
  };

  std::vector<Token> list_;
  std::vector<Block> blocks_;
  std::size_t block_ = 0;  ///< index of the block being filled
  std::size_t used_ = 0;   ///< bytes used of it
};

}  // namespace topicmill
