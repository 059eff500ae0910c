#include "matrices/write_matrix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <string>
#include <vector>

#include "files/number_text.hpp"
#include "files/output_file.hpp"
#include "files/write_rows.hpp"
#include "matrices/npy_header.hpp"

namespace topicmill {
namespace {

static_assert(std::endian::native == std::endian::little, "values are written as they lie in memory");

/// Enough rows of `row_size` values to be worth a task.
std::int64_t rows_a_chunk(std::int64_t row_size) {
  constexpr std::int64_t values = 1 << 15;
  return std::max<std::int64_t>(values / std::max<std::int64_t>(row_size, 1), 1);
}

std::string matrix_market_header(const SparseMatrix& matrix) {
  return fmt::format("%%MatrixMarket matrix coordinate real general\n{} {} {}\n", matrix.rows, matrix.cols,
                     matrix.nonzeros());
}

std::string format_entries(const SparseMatrix& matrix, std::int64_t begin, std::int64_t end) {
  std::string out;
  for (std::int64_t row = begin; row < end; ++row) {
    const auto columns = matrix.row_columns(row);
    const auto values = matrix.row_values(row);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      append_number(row + 1, out);
      out += ' ';
      append_number(std::int64_t{columns[i]} + 1, out);
      out += ' ';
      append_number(values[i], out);
      out += '\n';
    }
  }
  return out;
}

template <class T>
std::string format_csv(const BasicDenseRows<T>& matrix, std::int64_t begin, std::int64_t end) {
  std::string out;
  std::vector<T> values(static_cast<std::size_t>(matrix.cols));
  for (std::int64_t row = begin; row < end; ++row) {
    matrix.fill(row, values);
    for (const T value : values) {
      append_number(value, out);
      out += ',';
    }
    out.back() = '\n';
  }
  return out;
}

template <class T>
std::string pack_rows(const BasicDenseRows<T>& matrix, std::int64_t begin, std::int64_t end) {
  const auto cols = static_cast<std::size_t>(matrix.cols);
  std::vector<T> values(static_cast<std::size_t>(end - begin) * cols);
  for (std::int64_t row = begin; row < end; ++row) {
    matrix.fill(row, std::span(values).subspan(static_cast<std::size_t>(row - begin) * cols, cols));
  }
  const auto bytes = std::as_bytes(std::span(values));
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

void write_file(const std::filesystem::path& path, const std::string& header, std::int64_t rows,
                std::int64_t values_a_row, const FormatRows& format) {
  OutputFile file(path);
  file.write(header);
  write_rows(file, rows, rows_a_chunk(values_a_row), format);
  file.close();
}

}  // namespace

void write_matrix_market(const SparseMatrix& matrix, const std::filesystem::path& path) {
  const std::int64_t mean_row = matrix.nonzeros() / std::max<std::int64_t>(matrix.rows, 1);
  write_file(path, matrix_market_header(matrix), matrix.rows, mean_row,
             [&](std::int64_t begin, std::int64_t end) { return format_entries(matrix, begin, end); });
}

template <class T>
void write_dense_csv(const BasicDenseRows<T>& matrix, const std::filesystem::path& path) {
  write_file(path, "", matrix.rows, matrix.cols,
             [&](std::int64_t begin, std::int64_t end) { return format_csv(matrix, begin, end); });
}

template <class T>
void write_npy(const BasicDenseRows<T>& matrix, const std::filesystem::path& path) {
  const std::string header =
      npy_header(fmt::format("<f{}", sizeof(T)), fmt::format("{}, {}", matrix.rows, matrix.cols));
  write_file(path, header, matrix.rows, matrix.cols,
             [&](std::int64_t begin, std::int64_t end) { return pack_rows(matrix, begin, end); });
}

template void write_dense_csv(const BasicDenseRows<float>&, const std::filesystem::path&);
template void write_dense_csv(const BasicDenseRows<double>&, const std::filesystem::path&);
template void write_npy(const BasicDenseRows<float>&, const std::filesystem::path&);
template void write_npy(const BasicDenseRows<double>&, const std::filesystem::path&);

}  // namespace topicmill
