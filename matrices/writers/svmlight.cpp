// svmlight and libsvm: a document a line, sparse, columns from 1.
#include <fmt/compile.h>
#include <fmt/format.h>

#include <iterator>

#include "files/output_file.hpp"
#include "files/write_rows.hpp"
#include "matrices/writers/matrix_writers.hpp"

namespace topicmill {
namespace {

std::string format_documents(const SparseMatrix& matrix, std::int64_t begin, std::int64_t end) {
  std::string out;
  for (std::int64_t row = begin; row < end; ++row) {
    out += '0';
    const auto columns = matrix.row_columns(row);
    const auto values = matrix.row_values(row);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      fmt::format_to(std::back_inserter(out), FMT_COMPILE(" {}:{}"), std::int64_t{columns[i]} + 1, values[i]);
    }
    out += '\n';
  }
  return out;
}

}  // namespace

void SvmlightWriter::write(const NamedMatrix& matrix, const std::filesystem::path& path) const {
  constexpr std::int64_t rows_a_chunk = 256;
  OutputFile file(path);
  write_rows(file, matrix.values.rows, rows_a_chunk,
             [&](std::int64_t begin, std::int64_t end) { return format_documents(matrix.values, begin, end); });
  file.close();
}

}  // namespace topicmill
