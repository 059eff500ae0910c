#include "text/vectorize/known_terms.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace topicmill {
Vocabulary known_terms(const std::vector<Term>& terms) {
  Vocabulary vocabulary;
  for (const auto& term : terms) vocabulary.intern(term.text);
  return vocabulary;
}

void UnknownWords::add(std::string_view word) {
  const auto id = words.intern(word);
  counts.resize(words.size(), 0);
  ++counts[id];
}

KnownTermCounter::Tally KnownTermCounter::count(std::string_view text, KnownRows& rows) {
  const auto find_columns = [&](std::span<const Token> terms, std::vector<std::uint32_t>& columns) {
    columns.clear();
    for (const auto& term : terms) {
      const auto column = terms_.find(term.text);
      if (!column) rows.unknown.add(term.text);
      columns.push_back(column.value_or(NumberingAnalyzer::unnumbered));
    }
  };
  analyzer_.cut(text);
  const auto columns = analyzer_.number(find_columns);
  passages_.assign(analyzer_.passages().begin(), analyzer_.passages().end());
  Tally tally{std::ssize(columns), 0};
  std::size_t begin = 0;
  for (std::size_t row = 0; row < analyzer_.ends().size(); ++row) {
    const std::size_t end = analyzer_.ends()[row];
    const auto known = append_row(columns.subspan(begin, end - begin), rows.counts);
    if (is_cut_) passages_[row].known_tokens = static_cast<std::uint32_t>(known);
    tally.known_tokens += known;
    begin = end;
  }
  if (!is_cut_) return tally;
  if (!rows.passages) rows.passages.emplace();
  rows.passages->add_document(passages_);
  return tally;
}

/// Returns how many of its tokens are known.
std::int64_t KnownTermCounter::append_row(std::span<const std::uint32_t> columns, SparseMatrix& rows) {
  std::int64_t known = 0;
  for (const auto column : columns) {
    if (column == NumberingAnalyzer::unnumbered) continue;
    ++known;
    ++tallies_[column];
    columns_.insert(column);
  }
  columns_.take([&](std::uint32_t column) {
    rows.columns.push_back(column);
    rows.values.push_back(static_cast<float>(std::exchange(tallies_[column], 0)));
  });
  ++rows.rows;
  rows.row_starts.push_back(rows.nonzeros());
  return known;
}

KnownTermCounter::Tally append_known(const std::vector<std::pair<std::string_view, float>>& document,
                                     const Vocabulary& terms, SparseMatrix& rows, UnknownWords& unknown) {
  std::vector<std::pair<std::uint32_t, float>> row;
  double tokens = 0;
  double known_tokens = 0;
  for (const auto& [text, count] : document) {
    const auto column = terms.find(text);
    tokens += static_cast<double>(count);
    known_tokens += column ? static_cast<double>(count) : 0;
    if (column) {
      row.emplace_back(*column, count);
    } else {
      unknown.add(text);
    }
  }
  std::sort(row.begin(), row.end());
  for (const auto& [column, count] : row) {
    rows.columns.push_back(column);
    rows.values.push_back(count);
  }
  ++rows.rows;
  rows.row_starts.push_back(rows.nonzeros());
  return {std::llround(tokens), std::llround(known_tokens)};
}

}  // namespace topicmill
