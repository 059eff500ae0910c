// A dense matrix in NumPy's .npy.
#include <fmt/format.h>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "matrices/formats/dense_builder.hpp"
#include "matrices/formats/fields.hpp"
#include "matrices/formats/matrix_formats.hpp"
#include "matrices/formats/npy_array.hpp"

namespace topicmill {
namespace {

struct Header {
  NpyType type;
  bool fortran_order = false;
  std::int64_t rows = 0;
  std::int64_t cols = 0;
};

void check_shape(const MatrixSource& source, const std::vector<std::int64_t>& shape, bool fortran_order) {
  if (shape.size() != 2) {
    source.fail(
        fmt::format("the array is {}-dimensional; save array.reshape(rows, columns), and a sparse matrix as .mtx with "
                    "scipy.io.mmwrite",
                    shape.size()));
  }
  if (shape[0] == 0 || shape[1] == 0) {
    source.fail(fmt::format("a matrix of {} x {} is empty; it needs a row and a column", shape[0], shape[1]));
  }
  if (shape[1] > max_columns) {
    source.fail(fmt::format("{} columns are more than {}; save array.T", shape[1], max_columns));
  }
  if (fortran_order && shape[0] > max_columns) {
    source.fail(
        fmt::format("an array of {} rows in Fortran order has more than {}; save numpy.ascontiguousarray(array)",
                    shape[0], max_columns));
  }
}

Header read_header(MatrixSource& source) {
  const NpyHeader header = read_npy_header(source);
  const NpyType type = number_type(source, header);
  check_shape(source, header.shape, header.fortran_order);
  return {type, header.fortran_order, header.shape[0], header.shape[1]};
}

/// The values on their way into a matrix, "lines" being rows in C order and columns in Fortran order.
template <class T>
class NpyReader {
 public:
  NpyReader(MatrixSource& source, const Header& header)
      : source_(source),
        header_(header),
        lines_(header.fortran_order ? header.cols : header.rows),
        line_size_(header.fortran_order ? header.rows : header.cols) {}

  BasicSparseMatrix<T> read() {
    while (values_.row() < lines_) read_line();
    if (!source_.next_bytes(1).empty()) {
      source_.fail("it goes on behind its last value; a file holds one array: write it with numpy.save");
    }
    BasicSparseMatrix<T> matrix = std::move(values_).finish(line_size_);
    return header_.fortran_order ? transpose(matrix) : matrix;
  }

 private:
  void read_line() {
    for_each_value(source_, header_.type, line_size_, [&](double value) { add(value); });
    if (values_.column() < line_size_) fail_short();
    values_.end_row();
  }

  void add(double value) {
    if (source_.nan_is_missing() && std::isnan(value)) return values_.add(static_cast<T>(value));
    const auto number = to_value<T>(value);
    if (number.fault) fail_value(value, *number.fault);
    values_.add(number.value);
  }

  std::string place() const {
    auto row = values_.row() + 1;
    auto column = values_.column() + 1;
    if (header_.fortran_order) std::swap(row, column);
    return fmt::format("row {}, column {}", row, column);
  }

  [[noreturn]] void fail_short() const {
    source_.fail(
        fmt::format("the file ends after {} of the {} x {} values that its header promises; fetch or write it again",
                    values_.count(line_size_), header_.rows, header_.cols));
  }

  [[noreturn]] void fail_value(double value, const NumberFault& fault) const {
    source_.fail(fmt::format("{}: {} {}; {}", place(), value, fault.problem, fault.mend));
  }

  MatrixSource& source_;
  Header header_;
  std::int64_t lines_;
  std::int64_t line_size_;
  DenseBuilder<T> values_;
};

}  // namespace

template <class T>
BasicSparseMatrix<T> read_npy(MatrixSource& source) {
  const Header header = read_header(source);
  return NpyReader<T>(source, header).read();
}

template BasicSparseMatrix<float> read_npy(MatrixSource&);
template BasicSparseMatrix<double> read_npy(MatrixSource&);

}  // namespace topicmill
