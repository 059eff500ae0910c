// Matrices for the tests of their files: read from text in memory, shown as dense rows, and the errors of bad ones.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "matrices/matrix_file.hpp"
#include "tests/text_files.hpp"

namespace topicmill {

using Rows = std::vector<std::vector<float>>;

/// The rows of a small matrix; fails the test where its columns do not ascend or a zero is kept.
inline Rows dense(const SparseMatrix& matrix) {
  Rows rows(static_cast<std::size_t>(matrix.rows), std::vector<float>(static_cast<std::size_t>(matrix.cols)));
  EXPECT_EQ(matrix.row_starts.size(), rows.size() + 1);
  for (std::int64_t row = 0; row < matrix.rows; ++row) {
    const auto columns = matrix.row_columns(row);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      EXPECT_TRUE(i == 0 || columns[i - 1] < columns[i]) << "row " << row;
      EXPECT_NE(matrix.row_values(row)[i], 0.0F) << "row " << row;
      rows[static_cast<std::size_t>(row)][columns[i]] = matrix.row_values(row)[i];
    }
  }
  return rows;
}

inline Rows read_rows(const std::string& text, const std::string& name = "m.txt") {
  const TemporaryDirectory folder;
  write_file(folder / name, text);
  return dense(read_matrix(folder / name));
}

/// What stands behind "cannot read 'NAME': " in the message for a bad file.
inline std::string refusal(const std::string& text, const std::string& name = "m.txt") {
  const TemporaryDirectory folder;
  write_file(folder / name, text);
  const auto message = message_of<InputError>([&] { read_matrix(folder / name); });
  const auto begin = "cannot read '" + (folder / name).string();
  EXPECT_EQ(message.substr(0, begin.size()), begin);
  const auto colon = message.find("': ");
  return message.substr(std::min(message.size(), colon + 3));
}

inline void expect_equal(const SparseMatrix& a, const SparseMatrix& b) {
  EXPECT_EQ(a.rows, b.rows);
  EXPECT_EQ(a.cols, b.cols);
  EXPECT_TRUE(a.row_starts == b.row_starts);
  EXPECT_TRUE(a.columns == b.columns);
  EXPECT_TRUE(a.values == b.values);
}

}  // namespace topicmill
