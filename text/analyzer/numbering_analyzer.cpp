#include "text/analyzer/numbering_analyzer.hpp"

namespace topicmill {
namespace {

/// Stands for a word that the filters drop.
constexpr std::uint32_t dropped = NumberingAnalyzer::unnumbered - 1;

}  // namespace

NumberingAnalyzer::NumberingAnalyzer(const Analyzer& analyzer) : analyzer_(analyzer) {
  if (analyzer_.is_word_by_word()) memo_.emplace();
}

const Tokens& NumberingAnalyzer::cut(std::string_view text) {
  analyzer_.cut(text, tokens_);
  return tokens_;
}

std::span<const std::uint32_t> NumberingAnalyzer::number(const Number& number) {
  if (remembers()) {
    number_remembered(tokens_.list(), number);
  } else {
    analyzer_.filter(tokens_);
    number(tokens_.list(), numbers_);
  }
  return numbers_;
}

std::span<const std::uint32_t> NumberingAnalyzer::number(const Number& number, std::size_t begin, std::size_t end) {
  const auto words = Words(tokens_.list()).subspan(begin, end - begin);
  if (remembers()) {
    number_remembered(words, number);
  } else {
    part_.clear();
    part_.set_source(tokens_.source());
    part_.set_language(tokens_.language());
    part_.list().assign(words.begin(), words.end());
    analyzer_.filter(part_);
    number(part_.list(), numbers_);
  }
  return numbers_;
}

bool NumberingAnalyzer::remembers() const { return memo_ && !analyzer_.goes_by(tokens_.language()); }

void NumberingAnalyzer::number_remembered(Words words, const Number& number) {
  find_words(words);
  if (!missing_.empty()) number_missing(words, number);
  drop_words();
}

/// Without a branch on whether a word is there.
void NumberingAnalyzer::find_words(Words words) {
  numbers_.resize(words.size());
  missing_.resize(words.size());
  std::size_t missing = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    bool found = false;
    numbers_[i] = memo_->find(key_of(words[i].text), found);
    missing_[missing] = static_cast<std::uint32_t>(i);
    missing += std::size_t{!found};
  }
  missing_.resize(missing);
}

void NumberingAnalyzer::number_missing(Words words, const Number& number) {
  missing_words_.clear();
  missing_words_.set_language(tokens_.language());
  for (const auto place : missing_) {
    numbers_[place] = dropped;
    missing_words_.list().push_back({words[place].text, place, place + 1});
  }
  analyzer_.filter(missing_words_);
  const auto& terms = missing_words_.list();
  number(terms, missing_numbers_);
  for (std::size_t i = 0; i < terms.size(); ++i) numbers_[terms[i].begin] = missing_numbers_[i];
  for (const auto place : missing_) {
    if (numbers_[place] != unnumbered) memo_->put(words[place].text, numbers_[place]);
  }
}

void NumberingAnalyzer::drop_words() {
  std::size_t kept = 0;
  for (const auto number : numbers_) {
    numbers_[kept] = number;
    kept += std::size_t{number != dropped};
  }
  numbers_.resize(kept);
}

}  // namespace topicmill
