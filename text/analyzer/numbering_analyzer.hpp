// The analyzer for whoever counts: text -> numbers of its terms, with little to do for words that were seen before.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "text/analyzer/analyzer.hpp"
#include "text/analyzer/word_memo.hpp"

namespace topicmill {

/// Where the filters go word by word, it remembers what became of a word as the tokenizer cut it, so that most tokens
/// cost one look into a small table instead of every filter and a search of the vocabulary. Same terms, same order as
/// those of the analyzer. Documents of a language that a filter treats apart go the long way. Serves one thread at a
/// time; bounded memory.
class NumberingAnalyzer {
 public:
  /// A term whose number is not to be remembered: it is asked for each time.
  static constexpr std::uint32_t unnumbered = ~std::uint32_t{0};

  /// Gives numbers[i], below 2^32 - 2 or `unnumbered`, to term i; always the same number to the same term.
  using Number = std::function<void(std::span<const Token> terms, std::vector<std::uint32_t>& numbers)>;

  explicit NumberingAnalyzer(const Analyzer& analyzer);

  /// The tokens as the tokenizer cut them, which stay until the next text.
  const Tokens& cut(std::string_view text);

  /// The numbers of the terms of the tokens that were cut, one for each token that the filters leave or make.
  std::span<const std::uint32_t> number(const Number& number);

  /// The same of the tokens [begin, end) as they were cut, as if there were no others. Not behind number() of all.
  std::span<const std::uint32_t> number(const Number& number, std::size_t begin, std::size_t end);

  const Analyzer& analyzer() const { return analyzer_; }

 private:
  using Words = std::span<const Token>;

  bool remembers() const;
  void number_remembered(Words words, const Number& number);
  void find_words(Words words);
  void number_missing(Words words, const Number& number);
  void drop_words();

  Analyzer analyzer_;
  std::optional<WordMemo> memo_;  ///< none where filters look further than one word
  Tokens tokens_;
  Tokens part_;                         ///< some of them, for the filters
  std::vector<std::uint32_t> numbers_;  ///< of the tokens
  std::vector<std::uint32_t> missing_;  ///< places of the tokens that the memo does not have
  Tokens missing_words_;                ///< their texts; each begins, for the filters, at its place
  std::vector<std::uint32_t> missing_numbers_;
};

}  // namespace topicmill
