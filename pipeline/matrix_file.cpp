#include "pipeline/matrix_file.hpp"

#include <fmt/format.h>

#include <array>
#include <string>
#include <string_view>

#include "pipeline/matrix_formats/matrix_formats.hpp"
#include "pipeline/matrix_formats/matrix_source.hpp"

namespace topicmill {
namespace {

struct MatrixFormat {
  std::string_view extension;
  std::string_view magic;  ///< what its files begin with
  SparseMatrix (*read)(MatrixSource&);
  std::string_view mismatch;  ///< the problem of a file that has only the extension
};

/// The formats that their first bytes tell; the rest is dense text. The one place to add a format.
constexpr std::array formats{
    MatrixFormat{".mtx", "%%MatrixMarket", read_matrix_market,
                 "it does not begin with '%%MatrixMarket', as .mtx files do; put "
                 "'%%MatrixMarket matrix coordinate real general' before its first line, or rename it to .csv if it "
                 "holds nothing but the rows of the matrix"},
    MatrixFormat{".npy", "\x93NUMPY", read_npy,
                 "it does not begin as .npy files do; write it with numpy.save, or rename it to .csv if it is text"}};

void refuse_binary(MatrixSource& source) {
  constexpr std::size_t head_bytes = 512;
  if (source.head(head_bytes).find('\0') == std::string_view::npos) return;
  source.fail("it is neither Matrix Market, NumPy .npy nor plain numbers; save the matrix as .mtx, .npy or .csv");
}

SparseMatrix read_any(MatrixSource& source) {
  for (const auto& format : formats) {
    if (source.head(format.magic.size()) == format.magic) return format.read(source);
  }
  for (const auto& format : formats) {
    if (source.has_extension(format.extension)) source.fail(format.mismatch);
  }
  refuse_binary(source);
  return read_dense_text(source);
}

}  // namespace

SparseMatrix read_matrix(const std::filesystem::path& path, CorpusReader::InputFile* origin) {
  MatrixSource source(path.string());
  SparseMatrix matrix = read_any(source);
  auto file = source.finish();
  if (origin) *origin = std::move(file);
  return matrix;
}

}  // namespace topicmill
