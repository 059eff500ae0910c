// What scipy.sparse.save_npz writes of a csr matrix: a zip of NumPy arrays.
#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <span>
#include <vector>

#include "files/compression/packed_file.hpp"
#include "matrices/npy_header.hpp"
#include "matrices/writers/matrix_writers.hpp"

namespace topicmill {
namespace {

static_assert(std::endian::native == std::endian::little, "values are written as they lie in memory");

template <class T>
constexpr std::string_view descr_of = std::is_same_v<T, float> ? "<f4"
                                      : sizeof(T) == 4         ? "<i4"
                                                               : "<i8";

template <class T>
std::string_view bytes_of(std::span<const T> values) {
  const auto bytes = std::as_bytes(values);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// A list of To, converted a block at a time.
template <class To, class From>
void write_list(const std::string& name, const std::vector<From>& values, PackedFile& file) {
  constexpr std::size_t block = std::size_t{1} << 16;
  const std::string header = npy_header(descr_of<To>, fmt::format("{},", values.size()));
  file.begin(name, static_cast<std::int64_t>(header.size() + values.size() * sizeof(To)));
  file.write(header);
  std::vector<To> converted;
  for (std::size_t begin = 0; begin < values.size(); begin += block) {
    const auto part = std::span(values).subspan(begin, std::min(block, values.size() - begin));
    converted.assign(part.size(), To{});
    std::transform(part.begin(), part.end(), converted.begin(), [](From value) { return static_cast<To>(value); });
    file.write(bytes_of(std::span<const To>(converted)));
  }
}

void write_format(PackedFile& file) {
  const std::string array = npy_header("|S3", "") + "csr";
  file.begin("format.npy", static_cast<std::int64_t>(array.size()));
  file.write(array);
}

/// SciPy wants both arrays of one type.
template <class Index>
void write_csr(const SparseMatrix& matrix, PackedFile& file) {
  write_list<Index>("indices.npy", matrix.columns, file);
  write_list<Index>("indptr.npy", matrix.row_starts, file);
  write_format(file);
  write_list<std::int64_t>("shape.npy", std::vector{matrix.rows, matrix.cols}, file);
  write_list<float>("data.npy", matrix.values, file);
}

}  // namespace

void NpzWriter::write(const NamedMatrix& matrix, const std::filesystem::path& path) const {
  constexpr std::int64_t narrow = std::numeric_limits<std::int32_t>::max();
  PackedFile file(path, PackedFile::Kind::zip);
  if (std::max(matrix.values.nonzeros(), matrix.values.cols) <= narrow) {
    write_csr<std::int32_t>(matrix.values, file);
  } else {
    write_csr<std::int64_t>(matrix.values, file);
  }
  file.close();
}

}  // namespace topicmill
