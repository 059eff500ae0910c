// Plain numbers, a row a line: what numpy.savetxt, R's write.table, pandas and spreadsheets write.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "files/printable_name.hpp"
#include "matrices/formats/dense_builder.hpp"
#include "matrices/formats/fields.hpp"
#include "matrices/formats/matrix_formats.hpp"
#include "matrices/formats/named_layout.hpp"

namespace topicmill {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

template <class T>
class DenseTextReader {
 public:
  explicit DenseTextReader(MatrixSource& source) : source_(source) {}

  BasicSparseMatrix<T> read() {
    const auto first = next_row();
    if (!first) source_.fail("it holds blank lines only; a matrix has at least one row");
    const std::string text(*first);  // taking the next line ends the life of this one
    const std::int64_t number = line_;
    const auto second = next_row();
    begin(text, second);
    line_ = number;
    if (!layout_.has_header) read_row(text);
    for (auto row = second; row; row = next_row()) {
      line_ = source_.line();
      read_row(*row);
    }
    return std::move(rows_).finish(cols_);
  }

 private:
  /// The next line that is not blank.
  std::optional<std::string_view> next_row() {
    while (const auto line = source_.next_line()) {
      std::string_view text = *line;
      line_ = source_.line();
      if (line_ == 1 && text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
      if (!trim(text).empty()) return text;
    }
    return std::nullopt;
  }

  /// Decides what separates the fields, and where names are.
  void begin(std::string_view first, std::optional<std::string_view> second) {
    separator_ = find_separator(first);
    if (holds_numbers(first)) return;
    if (separator_ == ' ' && second) separator_ = find_separator(*second);
    auto fields = name_fields(first, separator_);
    layout_ = find_names(fields, second ? std::optional(name_fields(*second, separator_)) : std::nullopt);
    if (!layout_.has_header) return;
    const bool names_row_names = layout_.has_row_names && fields.size() == name_fields(*second, separator_).size();
    for (auto field = fields.begin() + (names_row_names ? 1 : 0); field != fields.end(); ++field) {
      names_.columns.push_back(std::move(field->text));
    }
  }

  /// As most lines do; they may be long.
  bool holds_numbers(std::string_view line) const {
    while (!line.empty()) {
      const auto end = std::min(separator_ == ' ' ? line.find_first_of(" \t") : line.find(separator_), line.size());
      const auto field = trim(line.substr(0, end));
      const bool is_blank = separator_ == ' ' && field.empty();
      if (!is_blank && parse_real<T>(field).fault == &not_a_number) return false;
      line.remove_prefix(std::min(end + 1, line.size()));
    }
    return true;
  }

  void read_row(std::string_view line) {
    std::string_view rest = line;
    if (layout_.has_row_names) names_.rows.push_back(take_name_field(rest, separator_).text);
    if (separator_ == ' ') {
      read_blank_separated(rest, line);
    } else {
      read_separated(rest, line);
    }
    check_width();
    rows_.end_row();
  }

  void read_blank_separated(std::string_view rest, std::string_view line) {
    for (auto field = next_field(rest); !field.empty(); field = next_field(rest)) add(field, line);
  }

  void read_separated(std::string_view rest, std::string_view line) {
    for (std::size_t begin = 0, end = 0; end != std::string_view::npos; begin = end + 1) {
      end = rest.find(separator_, begin);
      add(trim(rest.substr(begin, end - begin)), line);
    }
  }

  void add(std::string_view field, std::string_view line) {
    auto number = parse_real<T>(field);
    if (number.fault == &not_a_number && is_in_quotes(field)) {
      field = field.substr(1, field.size() - 2);
      number = parse_real<T>(field);
    }
    if (source_.nan_is_missing() && number.fault && is_missing(field)) {
      return rows_.add(std::numeric_limits<T>::quiet_NaN());
    }
    if (number.fault) fail_field(field, *number.fault, line);
    rows_.add(number.value);
  }

  static bool is_in_quotes(std::string_view field) {
    return field.size() > 1 && field.front() == '"' && field.back() == '"';
  }

  void check_width() {
    if (rows_.row() == 0) {
      cols_ = rows_.column();
      first_line_ = line_;
      if (layout_.has_header && cols_ != std::ssize(names_.columns)) {
        fail_line(fmt::format("it has {} numbers, and the header names {}", cols_, names_.columns.size()));
      }
    }
    if (rows_.column() == cols_) return;
    fail_line(fmt::format("it has {} numbers, and line {} has {}; every row needs as many", rows_.column(), first_line_,
                          cols_));
  }

  [[noreturn]] void fail_line(std::string_view problem) const {
    source_.fail(fmt::format("line {}: {}", line_, problem));
  }

  [[noreturn]] void fail_field(std::string_view field, const NumberFault& fault, std::string_view line) const {
    const auto problem = field.empty() ? "is empty" : fmt::format("is {}, which {}", in_quotes(field), fault.problem);
    const auto mend = &fault == &not_a_number ? mend_for(field, line) : fault.mend;
    const std::int64_t number = rows_.column() + (layout_.has_row_names ? 2 : 1);
    fail_line(fmt::format("field {} {}; {}", number, problem, mend));
  }

  /// Names in the first row are a header; one that begins a row of numbers is its name.
  std::string_view mend_for(std::string_view field, std::string_view line) const {
    const bool ends_in_number = !parse_real<T>(last_field(line)).fault;
    if (rows_.row() == 0 && !layout_.has_header && !ends_in_number) {
      return "a matrix holds numbers only: remove the header line";
    }
    if (field.empty()) return "write 0 for nothing";
    if (is_missing(field)) return "replace it, leave its row or column out, or set nmf.missing: nan";
    if (rows_.column() == 0 && ends_in_number && !layout_.has_row_names) {
      return "a matrix holds numbers only: remove the row names";
    }
    return "correct it; commas, tabs or blanks separate the numbers";
  }

  std::string_view last_field(std::string_view line) const {
    line = trim(line);
    const auto before = line.find_last_of(separator_ == ' ' ? " \t" : std::string_view(&separator_, 1));
    return before == std::string_view::npos ? line : trim(line.substr(before + 1));
  }

  MatrixSource& source_;
  DenseBuilder<T> rows_;
  NamedLayout layout_;
  AxisNames& names_ = source_.names();
  char separator_ = ' ';
  std::int64_t line_ = 0;  ///< of the row at hand
  std::int64_t cols_ = 0;
  std::int64_t first_line_ = 0;
};

}  // namespace

template <class T>
BasicSparseMatrix<T> read_dense_text(MatrixSource& source) {
  return DenseTextReader<T>(source).read();
}

template BasicSparseMatrix<float> read_dense_text(MatrixSource&);
template BasicSparseMatrix<double> read_dense_text(MatrixSource&);

}  // namespace topicmill
