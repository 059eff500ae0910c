#include "pipeline/run/row_sample.hpp"

#include <utility>

#include "pipeline/run/moved_terms.hpp"

namespace topicmill {
namespace {

void append_row(const SparseMatrix& from, std::int64_t row, SparseMatrix& to) {
  const auto columns = from.row_columns(row);
  const auto values = from.row_values(row);
  to.columns.insert(to.columns.end(), columns.begin(), columns.end());
  to.values.insert(to.values.end(), values.begin(), values.end());
  to.row_starts.push_back(to.nonzeros());
  ++to.rows;
}

}  // namespace

void RowSample::add(const SparseMatrix& rows, const std::vector<Term>& terms) {
  move_to(terms);
  for (std::int64_t i = 0; i < rows.rows; ++i, ++next_) {
    if (next_ % step_ != 0) continue;
    append_row(rows, i, rows_);
    if (rows_.rows > most_) thin();
  }
}

void RowSample::move_to(const std::vector<Term>& terms) {
  PastRows moved{std::move(rows_), {}, {}};
  rows_ = MovedTerms(terms_, terms)(std::move(moved)).means;
  terms_ = terms;
}

void RowSample::thin() {
  SparseMatrix half;
  half.cols = rows_.cols;
  for (std::int64_t i = 0; i < rows_.rows; i += 2) append_row(rows_, i, half);
  rows_ = std::move(half);
  step_ *= 2;
}

}  // namespace topicmill
