#include "text/known_terms.hpp"

#include <algorithm>

namespace topicmill {
namespace {

/// Appends a row with how often each column occurs.
void append_row(std::vector<std::uint32_t>& columns, SparseMatrix& rows) {
  std::sort(columns.begin(), columns.end());
  for (auto at = columns.begin(); at != columns.end();) {
    const auto end = std::upper_bound(at, columns.end(), *at);
    rows.columns.push_back(*at);
    rows.values.push_back(static_cast<float>(end - at));
    at = end;
  }
  ++rows.rows;
  rows.row_starts.push_back(rows.nonzeros());
}

}  // namespace

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

KnownTermCounter::Tally KnownTermCounter::count(std::string_view text, SparseMatrix& rows, UnknownWords& unknown) {
  analyzer_.analyze(text, tokens_);
  columns_.clear();
  for (const auto& token : tokens_.list()) {
    if (const auto column = terms_.find(token.text)) {
      columns_.push_back(*column);
    } else {
      unknown.add(token.text);
    }
  }
  append_row(columns_, rows);
  return {std::ssize(tokens_.list()), std::ssize(columns_)};
}

}  // namespace topicmill
