// Matrix Market: a banner, comments, a line of sizes, then one entry a line or an array column by column.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "files/encoding/ascii_case.hpp"
#include "files/printable_name.hpp"
#include "matrices/formats/coordinates.hpp"
#include "matrices/formats/dense_builder.hpp"
#include "matrices/formats/fields.hpp"
#include "matrices/formats/matrix_formats.hpp"

namespace topicmill {
namespace {

struct Banner {
  bool coordinate = true;
  ValueType type = ValueType::real;
  bool symmetric = false;
};

struct Sizes {
  std::int64_t rows = 0;
  std::int64_t cols = 0;
  std::int64_t entries = 0;  ///< of a coordinate file
  std::int64_t line = 0;     ///< where they stand
};

/// A word of the banner that is valid, but not read here.
struct Refused {
  std::string_view word;
  std::string_view problem;
};

constexpr std::array refused_words{
    Refused{"complex", "complex matrices are not read; write their real part or their magnitude as real"},
    Refused{"hermitian",
            "a hermitian matrix without complex values is symmetric; write symmetric in place of hermitian"},
    Refused{"skew-symmetric",
            "skew-symmetric matrices are not read, as they hold negative values; write the magnitudes "
            "as general"}};

std::vector<std::string> lower_case_fields(std::string_view line) {
  std::vector<std::string> fields;
  for (auto field = next_field(line); !field.empty(); field = next_field(line)) fields.push_back(to_lower(field));
  return fields;
}

/// `word`: the one that does not belong there; empty where one lacks.
[[noreturn]] void fail_banner(const MatrixSource& source, std::string_view word) {
  source.fail_line(
      fmt::format("the header {}; write '%%MatrixMarket matrix coordinate|array real|integer|pattern "
                  "general|symmetric'",
                  word.empty() ? "ends too early" : fmt::format("has {} out of place", in_quotes(word))));
}

/// Checks the fields one by one, so that the message names the one that does not fit.
Banner parse_banner(const MatrixSource& source, std::string_view line) {
  auto fields = lower_case_fields(line);
  std::replace(fields.begin(), fields.end(), std::string("unsigned-integer"), std::string("integer"));  // SciPy's
  for (const auto& field : fields) {
    for (const auto& refused : refused_words) {
      if (field == refused.word) source.fail_line(refused.problem);
    }
  }
  const auto position_in = [&](std::size_t at, std::initializer_list<std::string_view> words) {
    const auto* found = at < fields.size() ? std::find(words.begin(), words.end(), fields[at]) : words.end();
    if (found == words.end()) fail_banner(source, at < fields.size() ? fields[at] : "");
    return found - words.begin();
  };
  position_in(0, {"%%matrixmarket"});
  position_in(1, {"matrix"});
  const bool coordinate = position_in(2, {"coordinate", "array"}) == 0;
  const auto type = static_cast<ValueType>(position_in(3, {"real", "integer", "pattern"}));
  const bool symmetric = position_in(4, {"general", "symmetric"}) == 1;
  if (fields.size() != 5) fail_banner(source, fields[5]);
  return {coordinate, type, symmetric};
}

Banner read_banner(MatrixSource& source) {
  const auto line = source.next_line();
  const Banner banner = parse_banner(source, *line);
  if (!banner.coordinate && banner.type == ValueType::pattern) {
    source.fail_line(
        "an array holds values and a pattern none; write real in place of pattern, or coordinate in place of "
        "array where each line is 'ROW COLUMN'");
  }
  return banner;
}

/// The next line that is neither blank nor a comment.
std::string_view next_content_line(MatrixSource& source) {
  while (const auto line = source.next_line()) {
    const auto content = trim(*line);
    if (!content.empty() && content.front() != '%') return content;
  }
  source.fail("the file ends before the line of sizes; fetch or write it again");
}

void check_sizes(const MatrixSource& source, const Banner& banner, const Sizes& sizes) {
  if (sizes.rows < 1 || sizes.cols < 1) {
    source.fail_line(fmt::format("a matrix of {} x {} is empty; it needs a row and a column", sizes.rows, sizes.cols));
  }
  check_columns(source, {sizes.cols, sizes.line});
  if (!banner.coordinate && sizes.rows > max_columns) {
    source.fail_line(
        fmt::format("an array of {} rows has more than {}; write it as coordinate", sizes.rows, max_columns));
  }
  if (banner.symmetric && sizes.rows != sizes.cols) {
    source.fail_line(
        fmt::format("a symmetric matrix cannot be {} x {}; write general in line 1", sizes.rows, sizes.cols));
  }
  check_rows(source, {sizes.rows, sizes.line});
}

Sizes read_sizes(MatrixSource& source, const Banner& banner) {
  const std::string_view line = next_content_line(source);
  const std::size_t wanted = banner.coordinate ? 3 : 2;
  std::array<std::int64_t, 3> numbers{};
  std::string_view rest = line;
  for (std::size_t i = 0; i < wanted; ++i) {
    numbers.at(i) = parse_integer(next_field(rest)).value_or(-1);
  }
  const bool negative = std::any_of(numbers.begin(), numbers.end(), [](std::int64_t n) { return n < 0; });
  if (negative || !next_field(rest).empty()) {
    source.fail_line(fmt::format("{} is no line of sizes; write '{}'", in_quotes(line),
                                 banner.coordinate ? "ROWS COLUMNS ENTRIES" : "ROWS COLUMNS"));
  }
  const Sizes sizes{numbers[0], numbers[1], numbers[2], source.line()};
  check_sizes(source, banner, sizes);
  return sizes;
}

/// Of a symmetric array the lower triangle is written.
std::uint64_t values_in(const Banner& banner, const Sizes& sizes) {
  const auto rows = static_cast<std::uint64_t>(sizes.rows);
  return banner.symmetric ? rows * (rows + 1) / 2 : rows * static_cast<std::uint64_t>(sizes.cols);
}

/// Hands the values of an array to `add`, column by column.
template <class T, class Add>
void read_values(MatrixSource& source, const Banner& banner, const Sizes& sizes, const Add& add) {
  const auto promised = values_in(banner, sizes);
  const std::string size = banner.symmetric ? std::to_string(promised) : fmt::format("{} x {}", sizes.rows, sizes.cols);
  std::uint64_t count = 0;
  while (const auto line = source.next_line()) {
    std::string_view rest = *line;
    for (auto text = next_field(rest); !text.empty(); text = next_field(rest)) {
      if (count++ == promised) {
        source.fail_line(
            fmt::format("here is a value beyond the {} that line {} promises; correct the sizes", size, sizes.line));
      }
      add(parse_value<T>(source, banner.type, text));
    }
  }
  if (count < promised) {
    source.fail(fmt::format("the file ends after {} of the {} values that line {} promises; fetch or write it again",
                            count, size, sizes.line));
  }
}

/// The columns are the rows of the transpose.
template <class T>
BasicSparseMatrix<T> read_array(MatrixSource& source, const Banner& banner, const Sizes& sizes) {
  DenseBuilder<T> columns;
  read_values<T>(source, banner, sizes, [&](T value) {
    columns.add(value);
    if (columns.column() == sizes.rows) columns.end_row();
  });
  return transpose(std::move(columns).finish(sizes.rows));
}

/// Of each column the diagonal and what is below it; the rest is in the columns before.
template <class T>
BasicSparseMatrix<T> read_triangle(MatrixSource& source, const Banner& banner, const Sizes& sizes) {
  const auto n = static_cast<std::size_t>(sizes.rows);
  std::vector<T> triangle;
  read_values<T>(source, banner, sizes, [&](T value) { triangle.push_back(value); });
  const auto below = [&](std::size_t row, std::size_t column) {
    return triangle[column * n - column * (column + 1) / 2 + row];
  };
  DenseBuilder<T> rows;
  for (std::size_t row = 0; row < n; ++row) {
    for (std::size_t column = 0; column < n; ++column) rows.add(below(std::max(row, column), std::min(row, column)));
    rows.end_row();
  }
  return std::move(rows).finish(sizes.rows);
}

}  // namespace

template <class T>
BasicSparseMatrix<T> read_matrix_market(MatrixSource& source) {
  const Banner banner = read_banner(source);
  const Sizes sizes = read_sizes(source, banner);
  if (!banner.coordinate) {
    return banner.symmetric ? read_triangle<T>(source, banner, sizes) : read_array<T>(source, banner, sizes);
  }
  const auto [rows, cols, entries, line] = sizes;
  return read_coordinates<T>(source, {{rows, line}, {cols, line}, {entries, line}, banner.type, banner.symmetric});
}

template BasicSparseMatrix<float> read_matrix_market(MatrixSource&);
template BasicSparseMatrix<double> read_matrix_market(MatrixSource&);

}  // namespace topicmill
