// MATLAB's Level 5 MAT-file ("MAT-File Format" of MathWorks): elements of a tag (type and bytes) and data, each padded
// to 8 bytes; a variable is an element that holds others.
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <limits>

#include "base/error.hpp"
#include "files/output_file.hpp"
#include "files/write_rows.hpp"
#include "matrices/writers/matrix_writers.hpp"

namespace topicmill {
namespace {

/// Types of elements, and classes of arrays, as the format numbers them.
enum Type : std::uint32_t { int8 = 1, int32 = 5, uint32 = 6, real64 = 9, array = 14, utf8 = 16 };
enum Class : std::uint32_t { cells = 1, text = 4, sparse = 5 };

constexpr std::int64_t tag_bytes = 8;
constexpr std::int64_t most_bytes = std::numeric_limits<std::int32_t>::max();  ///< of a variable

constexpr std::int64_t padded(std::int64_t bytes) { return (bytes + 7) / 8 * 8; }
constexpr std::int64_t element_bytes(std::int64_t bytes) { return tag_bytes + padded(bytes); }

/// Bytes of an array's flags, dimensions and name.
std::int64_t about_bytes(std::string_view name) {
  return 2 * element_bytes(8) + element_bytes(static_cast<std::int64_t>(name.size()));
}

template <class Bits>
void put(Bits bits, std::string& out) {
  for (std::size_t byte = 0; byte < sizeof bits; ++byte) out += static_cast<char>(bits >> (8 * byte) & 0xFF);
}

void put_tag(Type type, std::int64_t bytes, std::string& out) {
  put(static_cast<std::uint32_t>(type), out);
  put(static_cast<std::uint32_t>(bytes), out);
}

void pad(std::string& out) { out.resize(static_cast<std::size_t>(padded(static_cast<std::int64_t>(out.size())))); }

struct Array {
  Class kind;
  std::int64_t rows = 0;
  std::int64_t cols = 0;
  std::string_view name;
  std::int64_t nonzeros = 0;
  std::int64_t content_bytes = 0;  ///< what follows the flags, dimensions and name
};

std::int64_t bytes_of(const Array& about) { return about_bytes(about.name) + about.content_bytes; }

/// The tag of an array, its flags, dimensions and name.
std::string begin_array(const Array& about) {
  std::string out;
  put_tag(array, bytes_of(about), out);
  put_tag(uint32, 8, out);
  put(static_cast<std::uint32_t>(about.kind), out);
  put(static_cast<std::uint32_t>(about.nonzeros), out);
  put_tag(int32, 8, out);
  put(static_cast<std::uint32_t>(about.rows), out);
  put(static_cast<std::uint32_t>(about.cols), out);
  put_tag(int8, static_cast<std::int64_t>(about.name.size()), out);
  out += about.name;
  pad(out);
  return out;
}

/// Code points, which is what SciPy and MATLAB count.
std::int64_t length_of(std::string_view text) {
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

Array about_text(std::string_view content) {
  const std::int64_t length = length_of(content);
  return {text, length == 0 ? 0 : 1, length, "", 0, element_bytes(static_cast<std::int64_t>(content.size()))};
}

std::string text_array(std::string_view content) {
  std::string out = begin_array(about_text(content));
  put_tag(utf8, static_cast<std::int64_t>(content.size()), out);
  out += content;
  pad(out);
  return out;
}

/// Writes `count` numbers as one element; number_of(i) is unsigned, of as many bits as the type has.
template <class NumberOf>
void write_numbers(Type type, std::int64_t count, const NumberOf& number_of, OutputFile& file) {
  constexpr std::int64_t rows_a_chunk = 1 << 14;
  const std::int64_t bytes = count * std::int64_t{sizeof(number_of(0))};
  std::string tag;
  put_tag(type, bytes, tag);
  file.write(tag);
  write_rows(file, count, rows_a_chunk, [&](std::int64_t begin, std::int64_t end) {
    std::string out;
    for (std::int64_t i = begin; i < end; ++i) put(number_of(static_cast<std::size_t>(i)), out);
    return out;
  });
  file.write(std::string(static_cast<std::size_t>(padded(bytes) - bytes), '\0'));
}

void require_fitting(const Array& about, const std::filesystem::path& path) {
  const std::int64_t largest = std::max({bytes_of(about), about.rows, about.cols});
  if (largest <= most_bytes) return;
  throw OutputError(
      fmt::format("cannot write '{}': '{}' takes {} bytes, and a variable of a MAT-file holds {}; choose mtx or npz in "
                  "output.matrix",
                  path.string(), about.name, bytes_of(about), most_bytes));
}

Array about_matrix(const NamedMatrix& matrix) {
  const SparseMatrix& values = matrix.values;
  const std::int64_t numbers = element_bytes(4 * values.nonzeros()) + element_bytes(4 * (values.cols + 1)) +
                               element_bytes(8 * values.nonzeros());
  return {sparse, values.rows, values.cols, matrix.name, values.nonzeros(), numbers};
}

/// By columns, which are the rows of the transpose.
void write_matrix(const NamedMatrix& matrix, OutputFile& file) {
  const SparseMatrix columns = transpose(matrix.values);
  file.write(begin_array(about_matrix(matrix)));
  write_numbers(
      int32, columns.nonzeros(), [&](std::size_t i) { return columns.columns[i]; }, file);
  write_numbers(
      int32, columns.rows + 1, [&](std::size_t i) { return static_cast<std::uint32_t>(columns.row_starts[i]); }, file);
  const auto value = [&](std::size_t i) {
    return std::bit_cast<std::uint64_t>(static_cast<double>(columns.values[i]));
  };
  write_numbers(real64, columns.nonzeros(), value, file);
}

/// A cell array of texts; name_of(i) is the i-th.
template <class NameOf>
Array about_cells(std::string_view name, std::int64_t rows, std::int64_t cols, const NameOf& name_of) {
  Array about{cells, rows, cols, name};
  for (std::int64_t i = 0; i < rows * cols; ++i) {
    about.content_bytes += tag_bytes + bytes_of(about_text(name_of(static_cast<std::size_t>(i))));
  }
  return about;
}

template <class NameOf>
void write_cells(const Array& about, const NameOf& name_of, OutputFile& file) {
  constexpr std::int64_t rows_a_chunk = 1 << 10;
  file.write(begin_array(about));
  write_rows(file, about.rows * about.cols, rows_a_chunk, [&](std::int64_t begin, std::int64_t end) {
    std::string out;
    for (std::int64_t i = begin; i < end; ++i) out += text_array(name_of(static_cast<std::size_t>(i)));
    return out;
  });
}

/// 116 characters of text, 8 bytes that say nothing, the version, and the order of bytes.
std::string file_header() {
  std::string header = "MATLAB 5.0 MAT-file, written by topicmill";
  header.resize(124, ' ');
  std::fill(header.begin() + 116, header.end(), '\0');
  put(std::uint16_t{0x0100}, header);
  return header + "IM";
}

}  // namespace

void MatWriter::write(const NamedMatrix& matrix, const std::filesystem::path& path) const {
  require_fitting(about_matrix(matrix), path);
  const auto term = [&](std::size_t i) { return matrix.terms[i]; };
  const auto document = [&](std::size_t i) { return matrix.documents[i]; };
  const Array terms = about_cells("terms", 1, matrix.values.cols, term);
  const Array documents = about_cells("documents", matrix.values.rows, 1, document);
  for (const auto& about : {terms, documents}) require_fitting(about, path);
  OutputFile file(path);
  file.write(file_header());
  write_matrix(matrix, file);
  write_cells(terms, term, file);
  write_cells(documents, document, file);
  file.close();
}

}  // namespace topicmill
