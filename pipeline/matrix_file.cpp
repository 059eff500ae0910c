#include "pipeline/matrix_file.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>

#include "pipeline/matrix_formats/matrix_formats.hpp"
#include "pipeline/matrix_formats/matrix_source.hpp"

namespace topicmill {
namespace {

template <class T>
struct MatrixFormat {
  std::string_view extension;
  std::string_view magic;  ///< what its files begin with
  BasicSparseMatrix<T> (*read)(MatrixSource&);
  std::string_view mismatch;  ///< the problem of a file that has only the extension
};

/// The formats that their first bytes tell; the rest is dense text. The one place to add a format.
template <class T>
constexpr std::array formats{
    MatrixFormat<T>{".mtx", "%%MatrixMarket", read_matrix_market<T>,
                    "it does not begin with '%%MatrixMarket', as .mtx files do; put "
                    "'%%MatrixMarket matrix coordinate real general' before its first line, or rename it to .csv if it "
                    "holds nothing but the rows of the matrix"},
    MatrixFormat<T>{
        ".npy", "\x93NUMPY", read_npy<T>,
        "it does not begin as .npy files do; write it with numpy.save, or rename it to .csv if it is text"}};

void refuse_binary(MatrixSource& source) {
  constexpr std::size_t head_bytes = 512;
  if (source.head(head_bytes).find('\0') == std::string_view::npos) return;
  source.fail("it is neither Matrix Market, NumPy .npy nor plain numbers; save the matrix as .mtx, .npy or .csv");
}

template <class T>
BasicSparseMatrix<T> read_any(MatrixSource& source) {
  for (const auto& format : formats<T>) {
    if (source.head(format.magic.size()) == format.magic) return format.read(source);
  }
  for (const auto& format : formats<T>) {
    if (source.has_extension(format.extension)) source.fail(format.mismatch);
  }
  refuse_binary(source);
  return read_dense_text<T>(source);
}

}  // namespace

template <class T>
BasicSparseMatrix<T> read_matrix(const std::filesystem::path& path, CorpusReader::InputFile* origin,
                                 bool nan_is_missing) {
  MatrixSource source(path.string(), nan_is_missing);
  BasicSparseMatrix<T> matrix = read_any<T>(source);
  auto file = source.finish();
  if (origin) *origin = std::move(file);
  return matrix;
}

template BasicSparseMatrix<float> read_matrix(const std::filesystem::path&, CorpusReader::InputFile*, bool);
template BasicSparseMatrix<double> read_matrix(const std::filesystem::path&, CorpusReader::InputFile*, bool);

}  // namespace topicmill
