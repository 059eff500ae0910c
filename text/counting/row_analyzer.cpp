#include "text/counting/row_analyzer.hpp"

namespace topicmill {

const Tokens& RowAnalyzer::cut(std::string_view text) {
  const Tokens& words = analyzer_.cut(text);
  if (cutter_) document_ = cut_document(*cutter_, text, words);
  return words;
}

std::span<const std::uint32_t> RowAnalyzer::number(const Number& number) {
  ends_.clear();
  if (!cutter_) {
    const auto numbers = analyzer_.number(number);
    ends_.push_back(numbers.size());
    return numbers;
  }
  numbers_.clear();
  std::size_t begin = 0;
  for (std::size_t row = 0; row < document_.ends.size(); ++row) {
    const auto of_row = analyzer_.number(number, begin, document_.ends[row]);
    numbers_.insert(numbers_.end(), of_row.begin(), of_row.end());
    ends_.push_back(numbers_.size());
    document_.passages[row].tokens = static_cast<std::uint32_t>(of_row.size());
    begin = document_.ends[row];
  }
  return numbers_;
}

}  // namespace topicmill
