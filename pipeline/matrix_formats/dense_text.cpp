// Plain numbers, a row a line: what numpy.savetxt, R's write.table and spreadsheets write without names.
#include <fmt/format.h>

#include <string>
#include <utility>

#include "pipeline/matrix_formats/dense_builder.hpp"
#include "pipeline/matrix_formats/fields.hpp"
#include "pipeline/matrix_formats/matrix_formats.hpp"
#include "text/printable_name.hpp"

namespace topicmill {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// A comma, a tab, or a space, which stands for any number of blanks.
char find_separator(std::string_view line) {
  for (const char separator : {',', '\t'}) {
    if (line.find(separator) != std::string_view::npos) return separator;
  }
  return ' ';
}

template <class T>
class DenseTextReader {
 public:
  explicit DenseTextReader(MatrixSource& source) : source_(source) {}

  BasicSparseMatrix<T> read() {
    while (const auto line = source_.next_line()) {
      std::string_view text = *line;
      if (source_.line() == 1 && text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
      if (!trim(text).empty()) read_row(text);
    }
    if (rows_.row() == 0) source_.fail("it holds blank lines only; a matrix has at least one row");
    return std::move(rows_).finish(cols_);
  }

 private:
  void read_row(std::string_view line) {
    if (rows_.row() == 0) separator_ = find_separator(line);
    if (separator_ == ' ') {
      read_blank_separated(line);
    } else {
      read_separated(line);
    }
    check_width();
    rows_.end_row();
  }

  void read_blank_separated(std::string_view line) {
    std::string_view rest = line;
    for (auto field = next_field(rest); !field.empty(); field = next_field(rest)) add(field, line);
  }

  void read_separated(std::string_view line) {
    for (std::size_t begin = 0, end = 0; end != std::string_view::npos; begin = end + 1) {
      end = line.find(separator_, begin);
      add(trim(line.substr(begin, end - begin)), line);
    }
  }

  void add(std::string_view field, std::string_view line) {
    if (source_.nan_is_missing() && is_missing(field)) return rows_.add(std::numeric_limits<T>::quiet_NaN());
    const auto number = parse_real<T>(field);
    if (number.fault) fail_field(field, *number.fault, line);
    rows_.add(number.value);
  }

  void check_width() {
    if (rows_.row() == 0) {
      cols_ = rows_.column();
      first_line_ = source_.line();
    }
    if (rows_.column() == cols_) return;
    source_.fail_line(fmt::format("it has {} numbers, and line {} has {}; every row needs as many", rows_.column(),
                                  first_line_, cols_));
  }

  [[noreturn]] void fail_field(std::string_view field, const NumberFault& fault, std::string_view line) const {
    const auto problem = field.empty() ? "is empty" : fmt::format("is {}, which {}", in_quotes(field), fault.problem);
    const auto mend = &fault == &not_a_number ? mend_for(field, line) : fault.mend;
    source_.fail_line(fmt::format("field {} {}; {}", rows_.column() + 1, problem, mend));
  }

  /// Names in the first row are a header; one that begins a row of numbers is its name.
  std::string_view mend_for(std::string_view field, std::string_view line) const {
    const bool ends_in_number = !parse_real<T>(last_field(line)).fault;
    if (rows_.row() == 0 && !ends_in_number) return "a matrix holds numbers only: remove the header line";
    if (field.empty()) return "write 0 for nothing";
    if (rows_.column() == 0 && ends_in_number) return "a matrix holds numbers only: remove the row names";
    return "correct it; commas, tabs or blanks separate the numbers";
  }

  std::string_view last_field(std::string_view line) const {
    line = trim(line);
    const auto before = line.find_last_of(separator_ == ' ' ? " \t" : std::string_view(&separator_, 1));
    return before == std::string_view::npos ? line : trim(line.substr(before + 1));
  }

  MatrixSource& source_;
  DenseBuilder<T> rows_;
  char separator_ = ' ';
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
