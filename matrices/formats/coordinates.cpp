#include "matrices/formats/coordinates.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <limits>
#include <utility>

#include "files/printable_name.hpp"
#include "matrices/formats/dense_builder.hpp"
#include "matrices/formats/fields.hpp"

namespace topicmill {
namespace {

/// One file on its way into a matrix.
template <class T>
class CoordinateReader {
 public:
  CoordinateReader(MatrixSource& source, const CoordinateHeader& header) : source_(source), header_(header) {}

  BasicSparseMatrix<T> read() {
    const auto [promised, promised_line] = header_.entries;
    std::int64_t count = 0;
    while (const auto line = source_.next_line()) {
      if (trim(*line).empty()) continue;
      if (++count > promised) {
        source_.fail_line(fmt::format("here is an entry beyond the {} that line {} promises; correct the sizes",
                                      promised, promised_line));
      }
      add(parse_entry(*line));
    }
    if (count < promised) {
      source_.fail(
          fmt::format("the file ends after {} of the {} entries that line {} promises; fetch or write it again", count,
                      promised, promised_line));
    }
    return std::move(triplets_).to_matrix(header_.rows.count, header_.cols.count, source_);
  }

 private:
  Triplet<T> parse_entry(std::string_view line) const {
    std::string_view rest = line;
    const auto row = next_field(rest);
    const auto column = next_field(rest);
    const bool pattern = header_.type == ValueType::pattern;
    const auto value = pattern ? "1" : next_field(rest);
    if (column.empty() || value.empty() || !next_field(rest).empty()) fail_entry(line);
    return {parse_index(header_.row_name, row, header_.rows),
            static_cast<std::uint32_t>(parse_index(header_.column_name, column, header_.cols)),
            parse_value<T>(source_, header_.type, value)};
  }

  [[noreturn]] void fail_entry(std::string_view line) const {
    const bool pattern = header_.type == ValueType::pattern;
    const std::string entry = fmt::format("{} {}{}", header_.row_name, header_.column_name, pattern ? "" : " value");
    source_.fail_line(fmt::format("{} is no entry; write '{}'{}", in_quotes(line), upper_case(entry),
                                  pattern ? ", or real in place of pattern where entries have values" : ""));
  }

  /// From 0.
  std::int64_t parse_index(std::string_view what, std::string_view text, const PromisedSize& size) const {
    const auto index = parse_integer(text);
    if (!index) source_.fail_line(fmt::format("the {} {} is not a whole number; correct it", what, in_quotes(text)));
    if (*index < 1 || *index > size.count) {
      source_.fail_line(fmt::format("{0} {1} is out of range; {0}s count from 1 to {2}, by line {3}", what, *index,
                                    size.count, size.line));
    }
    return *index - 1;
  }

  void add(const Triplet<T>& entry) {
    triplets_.add(entry);
    if (!header_.symmetric || entry.row == entry.column) return;
    check_triangle(entry);
    triplets_.add({entry.column, static_cast<std::uint32_t>(entry.row), entry.value});
  }

  /// With both triangles in the file every value would count twice.
  void check_triangle(const Triplet<T>& entry) {
    (entry.row > entry.column ? below_ : above_) = true;
    if (!below_ || !above_) return;
    source_.fail_line(fmt::format(
        "row {}, column {} lies across the diagonal from an earlier entry, but a symmetric matrix "
        "is written by one triangle; write general in line 1 if both are here, else leave one of the two out",
        entry.row + 1, std::int64_t{entry.column} + 1));
  }

  MatrixSource& source_;
  CoordinateHeader header_;
  Triplets<T> triplets_;
  bool below_ = false;
  bool above_ = false;
};

[[noreturn]] void fail_size(const MatrixSource& source, const PromisedSize& size, std::string_view problem) {
  source.fail(fmt::format("line {}: {}", size.line, problem));
}

}  // namespace

void check_rows(const MatrixSource& source, const PromisedSize& size) {
  const std::int64_t memory = std::int64_t{::sysconf(_SC_PHYS_PAGES)} * ::sysconf(_SC_PAGESIZE);
  if (size.count < memory / std::int64_t{sizeof(std::int64_t)}) return;
  fail_size(source, size,
            fmt::format("{} rows do not fit into the {} MiB of memory of this machine; correct the sizes", size.count,
                        memory >> 20));
}

void check_columns(const MatrixSource& source, const PromisedSize& size) {
  if (size.count <= max_columns) return;
  fail_size(source, size, fmt::format("{} columns are more than {}; transpose the matrix", size.count, max_columns));
}

template <class T>
T parse_value(const MatrixSource& source, ValueType type, std::string_view text) {
  if (source.nan_is_missing() && is_missing(text)) return std::numeric_limits<T>::quiet_NaN();
  const auto number = type == ValueType::integer ? parse_whole<T>(text) : parse_real<T>(text);
  if (number.fault) {
    source.fail_line(fmt::format("{} {}; {}", in_quotes(text), number.fault->problem, number.fault->mend));
  }
  return number.value;
}

template <class T>
BasicSparseMatrix<T> read_coordinates(MatrixSource& source, const CoordinateHeader& header) {
  return CoordinateReader<T>(source, header).read();
}

template float parse_value(const MatrixSource&, ValueType, std::string_view);
template double parse_value(const MatrixSource&, ValueType, std::string_view);
template BasicSparseMatrix<float> read_coordinates(MatrixSource&, const CoordinateHeader&);
template BasicSparseMatrix<double> read_coordinates(MatrixSource&, const CoordinateHeader&);

}  // namespace topicmill
