// Matrix Market: a banner, comments, a line of sizes, then one entry a line or an array column by column.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/matrix_formats/dense_builder.hpp"
#include "pipeline/matrix_formats/fields.hpp"
#include "pipeline/matrix_formats/matrix_formats.hpp"
#include "pipeline/matrix_formats/triplets.hpp"

namespace topicmill {
namespace {

enum class ValueType { real, integer, pattern };

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
            "hermitian matrices are complex, which is not read; write their real part or their magnitude as real"},
    Refused{"skew-symmetric",
            "skew-symmetric matrices are not read, as they hold negative values; write the magnitudes "
            "as general"}};

std::vector<std::string> lower_case_fields(std::string_view line) {
  std::vector<std::string> fields;
  for (auto field = next_field(line); !field.empty(); field = next_field(line)) fields.push_back(lower_case(field));
  return fields;
}

[[noreturn]] void fail_banner(const MatrixSource& source, std::string_view line) {
  source.fail_line(
      fmt::format("the header is {}; write '%%MatrixMarket matrix coordinate|array real|integer|pattern "
                  "general|symmetric'",
                  in_quotes(line)));
}

/// Checks the fields one by one, so that the message names the one that does not fit.
Banner parse_banner(const MatrixSource& source, std::string_view line) {
  const auto fields = lower_case_fields(line);
  for (const auto& field : fields) {
    for (const auto& refused : refused_words) {
      if (field == refused.word) source.fail_line(refused.problem);
    }
  }
  const auto position_in = [&](std::size_t at, std::initializer_list<std::string_view> words) {
    const auto* found = at < fields.size() ? std::find(words.begin(), words.end(), fields[at]) : words.end();
    if (found == words.end()) fail_banner(source, line);
    return found - words.begin();
  };
  position_in(0, {"%%matrixmarket"});
  position_in(1, {"matrix"});
  const bool coordinate = position_in(2, {"coordinate", "array"}) == 0;
  const auto type = static_cast<ValueType>(position_in(3, {"real", "integer", "pattern"}));
  const bool symmetric = position_in(4, {"general", "symmetric"}) == 1;
  if (fields.size() != 5) fail_banner(source, line);
  return {coordinate, type, symmetric};
}

Banner read_banner(MatrixSource& source) {
  const auto line = source.next_line();
  const Banner banner = parse_banner(source, *line);
  if (!banner.coordinate && banner.type == ValueType::pattern) {
    source.fail_line("an array cannot be a pattern; write 'array real' or 'coordinate pattern'");
  }
  if (!banner.coordinate && banner.symmetric) {
    source.fail_line("symmetric arrays are not read; write the array as general, or as coordinate");
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

/// Refuses a number of rows whose bare index exceeds the memory of this machine: the line is wrong, or the machine.
void check_rows(const MatrixSource& source, std::int64_t rows) {
  const std::int64_t memory = std::int64_t{::sysconf(_SC_PHYS_PAGES)} * ::sysconf(_SC_PAGESIZE);
  if (rows < memory / std::int64_t{sizeof(std::int64_t)}) return;
  source.fail_line(fmt::format("{} rows do not fit into the {} MiB of memory of this machine; correct the sizes", rows,
                               memory >> 20));
}

void check_sizes(const MatrixSource& source, const Banner& banner, const Sizes& sizes) {
  if (sizes.rows < 1 || sizes.cols < 1) {
    source.fail_line(fmt::format("a matrix of {} x {} is empty; it needs a row and a column", sizes.rows, sizes.cols));
  }
  if (sizes.cols > max_columns) {
    source.fail_line(fmt::format("{} columns are more than {}; transpose the matrix", sizes.cols, max_columns));
  }
  if (!banner.coordinate && sizes.rows > max_columns) {
    source.fail_line(
        fmt::format("an array of {} rows has more than {}; write it as coordinate", sizes.rows, max_columns));
  }
  if (banner.symmetric && sizes.rows != sizes.cols) {
    source.fail_line(
        fmt::format("a symmetric matrix cannot be {} x {}; write general in line 1", sizes.rows, sizes.cols));
  }
  check_rows(source, sizes.rows);
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

template <class T>
T parse_value(const MatrixSource& source, ValueType type, std::string_view text) {
  if (source.nan_is_missing() && is_missing(text)) return std::numeric_limits<T>::quiet_NaN();
  const auto number = type == ValueType::integer ? parse_whole<T>(text) : parse_real<T>(text);
  if (number.fault) {
    source.fail_line(fmt::format("{} {}; {}", in_quotes(text), number.fault->problem, number.fault->mend));
  }
  return number.value;
}

/// One coordinate file on its way into a matrix.
template <class T>
class CoordinateReader {
 public:
  CoordinateReader(MatrixSource& source, const Banner& banner, const Sizes& sizes)
      : source_(source), banner_(banner), sizes_(sizes) {}

  BasicSparseMatrix<T> read() {
    std::int64_t count = 0;
    while (const auto line = source_.next_line()) {
      if (trim(*line).empty()) continue;
      if (++count > sizes_.entries) {
        source_.fail_line(fmt::format("here is an entry beyond the {} that line {} promises; correct the sizes",
                                      sizes_.entries, sizes_.line));
      }
      add(parse_entry(*line));
    }
    if (count < sizes_.entries) {
      source_.fail(
          fmt::format("the file ends after {} of the {} entries that line {} promises; fetch or write it again", count,
                      sizes_.entries, sizes_.line));
    }
    return std::move(triplets_).to_matrix(sizes_.rows, sizes_.cols, source_);
  }

 private:
  Triplet<T> parse_entry(std::string_view line) const {
    std::string_view rest = line;
    const auto row = next_field(rest);
    const auto column = next_field(rest);
    const bool pattern = banner_.type == ValueType::pattern;
    const auto value = pattern ? "1" : next_field(rest);
    if (column.empty() || value.empty() || !next_field(rest).empty()) {
      source_.fail_line(
          fmt::format("{} is no entry; write '{}'", in_quotes(line), pattern ? "ROW COLUMN" : "ROW COLUMN VALUE"));
    }
    return {parse_index("row", row, sizes_.rows),
            static_cast<std::uint32_t>(parse_index("column", column, sizes_.cols)),
            parse_value<T>(source_, banner_.type, value)};
  }

  /// From 0.
  std::int64_t parse_index(std::string_view what, std::string_view text, std::int64_t count) const {
    const auto index = parse_integer(text);
    if (!index) source_.fail_line(fmt::format("the {} {} is not a whole number; correct it", what, in_quotes(text)));
    if (*index < 1 || *index > count) {
      source_.fail_line(fmt::format("{0} {1} is out of range; {0}s count from 1 to {2}, by line {3}", what, *index,
                                    count, sizes_.line));
    }
    return *index - 1;
  }

  void add(const Triplet<T>& entry) {
    triplets_.add(entry);
    if (!banner_.symmetric || entry.row == entry.column) return;
    check_triangle(entry);
    triplets_.add({entry.column, static_cast<std::uint32_t>(entry.row), entry.value});
  }

  /// With both triangles in the file every value would count twice.
  void check_triangle(const Triplet<T>& entry) {
    (entry.row > entry.column ? below_ : above_) = true;
    if (!below_ || !above_) return;
    source_.fail_line(
        fmt::format("row {}, column {} lies across the diagonal from an earlier entry, but a symmetric matrix "
                    "is written by one triangle; write general in line 1",
                    entry.row + 1, std::int64_t{entry.column} + 1));
  }

  MatrixSource& source_;
  Banner banner_;
  Sizes sizes_;
  Triplets<T> triplets_;
  bool below_ = false;
  bool above_ = false;
};

/// Values column by column are the rows of the transpose.
template <class T>
BasicSparseMatrix<T> read_array(MatrixSource& source, const Banner& banner, const Sizes& sizes) {
  DenseBuilder<T> columns;
  while (const auto line = source.next_line()) {
    std::string_view rest = *line;
    for (auto text = next_field(rest); !text.empty(); text = next_field(rest)) {
      if (columns.row() == sizes.cols) {
        source.fail_line(fmt::format("here is a value beyond the {} x {} that line {} promises; correct the sizes",
                                     sizes.rows, sizes.cols, sizes.line));
      }
      columns.add(parse_value<T>(source, banner.type, text));
      if (columns.column() == sizes.rows) columns.end_row();
    }
  }
  if (columns.row() < sizes.cols) {
    source.fail(
        fmt::format("the file ends after {} of the {} x {} values that line {} promises; fetch or write it again",
                    columns.count(sizes.rows), sizes.rows, sizes.cols, sizes.line));
  }
  return transpose(std::move(columns).finish(sizes.rows));
}

}  // namespace

template <class T>
BasicSparseMatrix<T> read_matrix_market(MatrixSource& source) {
  const Banner banner = read_banner(source);
  const Sizes sizes = read_sizes(source, banner);
  return banner.coordinate ? CoordinateReader<T>(source, banner, sizes).read() : read_array<T>(source, banner, sizes);
}

template BasicSparseMatrix<float> read_matrix_market(MatrixSource&);
template BasicSparseMatrix<double> read_matrix_market(MatrixSource&);

}  // namespace topicmill
