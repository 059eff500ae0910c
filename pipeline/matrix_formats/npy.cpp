// NumPy's .npy: magic, version, length of the header, a header in Python's syntax, then the bare values.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/matrix_formats/dense_builder.hpp"
#include "pipeline/matrix_formats/fields.hpp"
#include "pipeline/matrix_formats/matrix_formats.hpp"

namespace topicmill {
namespace {

static_assert(std::endian::native == std::endian::little, "values are read as they lie in the file");

/// A type of the values: how long one is, and what it is as a double.
struct ItemType {
  std::string_view name;
  std::size_t bytes;
  double (*load)(const char* from);
};

template <class T>
double load(const char* from) {
  T value;
  std::memcpy(&value, from, sizeof value);
  return static_cast<double>(value);
}

constexpr std::array item_types{ItemType{"f4", 4, load<float>},         ItemType{"f8", 8, load<double>},
                                ItemType{"i1", 1, load<std::int8_t>},   ItemType{"i2", 2, load<std::int16_t>},
                                ItemType{"i4", 4, load<std::int32_t>},  ItemType{"i8", 8, load<std::int64_t>},
                                ItemType{"u1", 1, load<std::uint8_t>},  ItemType{"u2", 2, load<std::uint16_t>},
                                ItemType{"u4", 4, load<std::uint32_t>}, ItemType{"u8", 8, load<std::uint64_t>},
                                ItemType{"b1", 1, load<std::uint8_t>}};

struct Header {
  ItemType type;
  bool fortran_order = false;
  std::int64_t rows = 0;
  std::int64_t cols = 0;
};

std::string_view take(MatrixSource& source, std::size_t size) {
  const auto bytes = source.next_bytes(size);
  if (bytes.size() < size) source.fail("the file ends within its header; fetch or write it again");
  return bytes;
}

template <class Length>
std::size_t take_length(MatrixSource& source) {
  Length length = 0;
  std::memcpy(&length, take(source, sizeof length).data(), sizeof length);
  return length;
}

/// Versions 2 and 3 have a longer length, for structured types, which are not read here.
std::string_view take_header(MatrixSource& source) {
  constexpr std::size_t magic_bytes = 6;
  constexpr std::size_t longest = std::size_t{1} << 16;
  take(source, magic_bytes);
  const auto version = static_cast<unsigned char>(take(source, 2)[0]);
  if (version < 1 || version > 3) {
    source.fail(fmt::format("it is of version {} of .npy, and 1 to 3 are read; write it with numpy.save", version));
  }
  const std::size_t size = version == 1 ? take_length<std::uint16_t>(source) : take_length<std::uint32_t>(source);
  if (size > longest) source.fail("its header is no header of a plain matrix; write it with numpy.save");
  return take(source, size);
}

/// What follows 'KEY': in the header, from its first character on.
std::string_view find_value(const MatrixSource& source, std::string_view header, std::string_view key) {
  const auto at = header.find(fmt::format("'{}':", key));
  if (at == std::string_view::npos) {
    source.fail(fmt::format("its header has no '{}'; write it with numpy.save", key));
  }
  return trim(header.substr(at + key.size() + 3));
}

ItemType parse_type(const MatrixSource& source, std::string_view value) {
  const bool simple = value.starts_with('\'');
  const auto descr = simple ? value.substr(1, value.find('\'', 1) - 1) : value;
  const auto type = std::find_if(item_types.begin(), item_types.end(), [&](const ItemType& known) {
    return simple && descr.size() == 3 && descr.ends_with(known.name);
  });
  if (type == item_types.end()) {
    source.fail(fmt::format("its values are of type {}, which is not read; save array.astype('float32')",
                            simple ? in_quotes(descr) : "record"));
  }
  if (descr.front() == '>') {
    source.fail(fmt::format("its values are big-endian ('{}'); save array.astype('<{}')", descr, type->name));
  }
  return *type;
}

/// "(3, 4)"; numpy writes "(3,)" for one dimension and "()" for none.
std::vector<std::int64_t> parse_shape(const MatrixSource& source, std::string_view value) {
  std::vector<std::int64_t> shape;
  const auto close = value.find(')');
  std::string_view rest = value.substr(0, close);
  while (close != std::string_view::npos && rest.size() > 1) {
    rest = trim(rest.substr(1));  // over the parenthesis or the comma
    const auto text = rest.substr(0, rest.find(','));
    if (text.empty()) break;
    shape.push_back(parse_integer(trim(text)).value_or(-1));
    rest.remove_prefix(text.size());
  }
  const bool negative = std::any_of(shape.begin(), shape.end(), [](std::int64_t size) { return size < 0; });
  if (negative || close == std::string_view::npos || !value.starts_with('(')) {
    source.fail("its header has no readable 'shape'; write it with numpy.save");
  }
  return shape;
}

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
  const std::string_view header = take_header(source);
  const ItemType type = parse_type(source, find_value(source, header, "descr"));
  const bool fortran_order = find_value(source, header, "fortran_order").starts_with("True");
  const auto shape = parse_shape(source, find_value(source, header, "shape"));
  check_shape(source, shape, fortran_order);
  return {type, fortran_order, shape[0], shape[1]};
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
    while (values_.column() < line_size_) read_block();
    values_.end_row();
  }

  void read_block() {
    constexpr std::int64_t most = std::int64_t{1} << 14;
    const auto wanted = static_cast<std::size_t>(std::min(most, line_size_ - values_.column())) * header_.type.bytes;
    const auto bytes = source_.next_bytes(wanted);
    if (bytes.size() < wanted) fail_short(bytes.size());
    for (std::size_t at = 0; at < wanted; at += header_.type.bytes) add(header_.type.load(bytes.data() + at));
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

  [[noreturn]] void fail_short(std::size_t more_bytes) const {
    const auto count = values_.count(line_size_) + static_cast<std::int64_t>(more_bytes / header_.type.bytes);
    source_.fail(
        fmt::format("the file ends after {} of the {} x {} values that its header promises; fetch or write it again",
                    count, header_.rows, header_.cols));
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
