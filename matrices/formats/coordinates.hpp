// Entries "ROW COLUMN VALUE" under a header that says how many: what Matrix Market and the UCI bag of words share.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/sparse_matrix.hpp"
#include "matrices/formats/matrix_source.hpp"
#include "matrices/formats/triplets.hpp"

namespace topicmill {

/// A size that a header promises, and the line where it stands.
struct PromisedSize {
  std::int64_t count = 0;
  std::int64_t line = 0;
};

enum class ValueType { real, integer, pattern };

/// What is said of the entries before they come.
struct CoordinateHeader {
  PromisedSize rows;
  PromisedSize cols;
  PromisedSize entries;
  ValueType type = ValueType::real;
  bool symmetric = false;
  std::string_view row_name = "row";  ///< in messages
  std::string_view column_name = "column";
};

/// Refuses a number of rows whose bare index exceeds the memory of this machine: it is a lie, or the machine too small.
void check_rows(const MatrixSource& source, const PromisedSize& size);

/// Refuses more columns than column ids can tell apart.
void check_columns(const MatrixSource& source, const PromisedSize& size);

/// A value of the line taken last; NaN for a missing one, where that is allowed.
template <class T>
T parse_value(const MatrixSource& source, ValueType type, std::string_view text);

/// Reads the entries, 1-based, to the end of the source. Memory grows with the entries that are there, never with their
/// promised number. Fails where an entry is malformed or out of range, and where there are more or fewer than promised.
template <class T>
BasicSparseMatrix<T> read_coordinates(MatrixSource& source, const CoordinateHeader& header);

}  // namespace topicmill
