// Text -> the numbers of the terms of each row that a document is: one, or one a passage.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "text/analyzer/numbering_analyzer.hpp"
#include "text/passages/passage_cutter.hpp"

namespace topicmill {

/// A NumberingAnalyzer that knows passages. Serves one thread at a time.
class RowAnalyzer {
 public:
  using Number = NumberingAnalyzer::Number;

  /// `cutter` may be null: every document is one row. It must outlive the analyzer.
  explicit RowAnalyzer(const Analyzer& analyzer, const PassageCutter* cutter = nullptr)
      : analyzer_(analyzer), cutter_(cutter) {}

  /// As NumberingAnalyzer::cut. The text must stay until it is numbered.
  const Tokens& cut(std::string_view text);

  /// The numbers of the terms, row after row. Filters see a row at a time: no phrase goes beyond its passage.
  std::span<const std::uint32_t> number(const Number& number);

  /// Of each row of the document at hand, at least one, where its numbers end.
  const std::vector<std::size_t>& ends() const { return ends_; }

  /// The passages that the rows are, with their tokens; none where there is no cutter.
  std::span<const Passage> passages() const { return document_.passages; }

 private:
  NumberingAnalyzer analyzer_;
  const PassageCutter* cutter_;
  CutDocument document_;
  std::vector<std::uint32_t> numbers_;
  std::vector<std::size_t> ends_;
};

}  // namespace topicmill
