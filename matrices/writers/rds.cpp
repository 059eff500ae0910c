// R's serialization ("R Internals", section 1.8, and serialize.c): XDR, version 2, of a dgCMatrix of the package
// Matrix.
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <limits>

#include "base/error.hpp"
#include "files/compression/packed_file.hpp"
#include "matrices/writers/matrix_writers.hpp"

namespace topicmill {
namespace {

/// Types of values and bits beside them, as R numbers them.
enum Type : std::uint32_t {
  symbol = 1,
  pairs = 2,
  chars = 9,
  integers = 13,
  doubles = 14,
  texts = 16,
  list = 19,
  s4 = 25
};
constexpr std::uint32_t null_value = 254;
constexpr std::uint32_t is_object = 0x100;
constexpr std::uint32_t has_attributes = 0x200;
constexpr std::uint32_t has_tag = 0x400;
constexpr std::uint32_t s4_bit = 0x10000;
constexpr std::uint32_t utf8 = 0x8000;
constexpr std::uint32_t ascii = 0x40000;

/// What R holds in an integer of 32 bits.
constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();

/// Writes values one after the other, numbers with their highest byte first.
class Serializer {
 public:
  explicit Serializer(PackedFile& file) : file_(file) {}

  void header() {
    bytes_ += "X\n";
    put(2U);         // version of the format
    put(0x030500U);  // written as by R 3.5.0
    put(0x020300U);  // readable from R 2.3.0 on
  }

  void put(std::uint32_t number) { put_bytes(number); }
  void put(double number) { put_bytes(std::bit_cast<std::uint64_t>(number)); }
  void begin(std::uint32_t type, std::int64_t length) {
    put(type);
    put(static_cast<std::uint32_t>(length));
  }

  void text(std::string_view text) {
    const bool plain =
        std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7F; });
    begin(chars | (plain ? ascii : utf8), static_cast<std::int64_t>(text.size()));
    bytes_ += text;
    flush_if_full();
  }

  void tag(std::string_view name) {
    put(pairs | has_tag);
    put(symbol);
    text(name);
  }

  void flush() {
    file_.write(bytes_);
    bytes_.clear();
  }

 private:
  template <class Bits>
  void put_bytes(Bits bits) {
    for (int shift = 8 * (int{sizeof bits} - 1); shift >= 0; shift -= 8)
      bytes_ += static_cast<char>(bits >> shift & 0xFF);
    flush_if_full();
  }

  void flush_if_full() {
    constexpr std::size_t block = std::size_t{1} << 18;
    if (bytes_.size() >= block) flush();
  }

  PackedFile& file_;
  std::string bytes_;
};

template <class Values>
void put_integers(const Values& values, Serializer& out) {
  out.begin(integers, static_cast<std::int64_t>(values.size()));
  for (const auto value : values) out.put(static_cast<std::uint32_t>(value));
}

void put_texts(const std::vector<std::string_view>& names, Serializer& out) {
  out.begin(texts, static_cast<std::int64_t>(names.size()));
  for (const auto name : names) out.text(name);
}

void put_names(const NamedMatrix& matrix, Serializer& out) {
  out.begin(list, 2);
  put_texts(matrix.documents, out);
  put_texts(matrix.terms, out);
}

void put_class(Serializer& out) {
  out.begin(texts | has_attributes, 1);
  out.text("dgCMatrix");
  out.tag("package");
  out.begin(texts, 1);
  out.text("Matrix");
  out.put(null_value);
}

/// The slots of a dgCMatrix; its columns are the rows of the transpose.
void put_matrix(const NamedMatrix& matrix, Serializer& out) {
  const SparseMatrix columns = transpose(matrix.values);
  out.put(s4 | is_object | has_attributes | s4_bit);
  out.tag("i");
  put_integers(columns.columns, out);
  out.tag("p");
  put_integers(columns.row_starts, out);
  out.tag("Dim");
  put_integers(std::vector{matrix.values.rows, matrix.values.cols}, out);
  out.tag("Dimnames");
  put_names(matrix, out);
  out.tag("x");
  out.begin(doubles, columns.nonzeros());
  for (const float value : columns.values) out.put(static_cast<double>(value));
  out.tag("factors");
  out.begin(list, 0);
  out.tag("class");
  put_class(out);
  out.put(null_value);
}

void require_fitting(const SparseMatrix& matrix, const std::filesystem::path& path) {
  const std::int64_t largest = std::max({matrix.rows, matrix.cols, matrix.nonzeros()});
  if (largest <= most) return;
  throw OutputError(fmt::format(
      "cannot write '{}': R's dgCMatrix counts rows, columns and non-zeros up to {}, and this matrix is {} x "
      "{} with {}; choose mtx or npz in output.matrix",
      path.string(), most, matrix.rows, matrix.cols, matrix.nonzeros()));
}

/// R's texts end at their first zero byte.
void require_texts(const NamedMatrix& matrix, const std::filesystem::path& path) {
  const auto refuse = [&](std::string_view text) {
    if (text.find('\0') == std::string_view::npos) return;
    throw OutputError(
        fmt::format("cannot write '{}': the name '{}' has a zero byte, which R's texts cannot hold; choose "
                    "mtx or npz in output.matrix",
                    path.string(), text.substr(0, text.find('\0'))));
  };
  for (const auto document : matrix.documents) refuse(document);
  for (const auto term : matrix.terms) refuse(term);
}

}  // namespace

void RdsWriter::write(const NamedMatrix& matrix, const std::filesystem::path& path) const {
  require_fitting(matrix.values, path);
  require_texts(matrix, path);
  PackedFile file(path, PackedFile::Kind::gzip);
  file.begin("data", 0);
  Serializer out(file);
  out.header();
  put_matrix(matrix, out);
  out.flush();
  file.close();
}

}  // namespace topicmill
