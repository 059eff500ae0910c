// The bag of words of the UCI repository: D, W and NNZ, a line each, then "DOCUMENT WORD COUNT" lines, 1-based.
#include <fmt/format.h>

#include <optional>

#include "files/printable_name.hpp"
#include "matrices/formats/coordinates.hpp"
#include "matrices/formats/fields.hpp"
#include "matrices/formats/matrix_formats.hpp"

namespace topicmill {
namespace {

PromisedSize read_size(MatrixSource& source, std::string_view what, std::int64_t least) {
  const auto line = source.next_line();
  if (!line) source.fail("the file ends within its header; fetch or write it again");
  const auto count = parse_integer(trim(*line));
  if (!count || *count < least) {
    source.fail_line(
        fmt::format("{} is not the number of {}; the first three lines are the numbers of documents, "
                    "words and entries",
                    in_quotes(*line), what));
  }
  return {*count, source.line()};
}

std::optional<std::int64_t> parse_size(std::string_view line) { return parse_integer(trim(line)); }

bool is_entry(std::string_view line, std::int64_t documents, std::int64_t words) {
  const auto document = parse_integer(next_field(line)).value_or(0);
  const auto word = parse_integer(next_field(line)).value_or(0);
  const bool is_number = !parse_real<double>(next_field(line)).fault;
  return document >= 1 && document <= documents && word >= 1 && word <= words && is_number && next_field(line).empty();
}

}  // namespace

bool is_uci(std::string_view head) {
  const auto documents = parse_size(take_line(head));
  const auto words = parse_size(take_line(head));
  const auto entries = parse_size(take_line(head));
  return documents && words && entries && is_entry(take_line(head), *documents, *words);
}

template <class T>
BasicSparseMatrix<T> read_uci(MatrixSource& source) {
  CoordinateHeader header;
  header.rows = read_size(source, "documents", 1);
  header.cols = read_size(source, "words", 1);
  header.entries = read_size(source, "entries", 0);
  header.row_name = "document";
  header.column_name = "word";
  check_rows(source, header.rows);
  check_columns(source, header.cols);
  return read_coordinates<T>(source, header);
}

template BasicSparseMatrix<float> read_uci(MatrixSource&);
template BasicSparseMatrix<double> read_uci(MatrixSource&);

}  // namespace topicmill
