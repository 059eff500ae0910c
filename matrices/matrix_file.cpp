#include "matrices/matrix_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "base/error.hpp"
#include "files/binary_kinds.hpp"
#include "files/compression/opened_input.hpp"
#include "matrices/formats/matrix_formats.hpp"
#include "matrices/formats/matrix_source.hpp"
#include "matrices/formats/npy_array.hpp"

namespace topicmill {
namespace {

template <class T>
struct MatrixFormat {
  MatrixFormatInfo info;
  bool (*begins)(MatrixSource&);  ///< whether the content is of it
  bool (*named)(MatrixSource&);   ///< whether the name says so
  BasicSparseMatrix<T> (*read)(MatrixSource&);
  std::string_view mismatch;  ///< the problem of a file that has only the name; none: reading it tells
};

constexpr std::size_t head_bytes = OpenedInput::head_bytes;

bool is_npy(MatrixSource& source) { return source.head(npy_magic.size()) == npy_magic; }

/// The formats that their beginning tells; the rest is dense text. The one place to add a format.
template <class T>
constexpr std::array formats{
    MatrixFormat<T>{{"mtx", "Matrix Market: documents x terms, 1-based.", 1},
                    [](MatrixSource& source) { return source.head(14) == "%%MatrixMarket"; },
                    [](MatrixSource& source) { return source.has_extension(".mtx"); },
                    read_matrix_market<T>,
                    "it does not begin with '%%MatrixMarket', as .mtx files do; put "
                    "'%%MatrixMarket matrix coordinate real general' before its first line, or rename it to .csv if it "
                    "holds nothing but the rows of the matrix"},
    MatrixFormat<T>{{"uci", "The bag of words of the UCI repository, docword.*.txt, 1-based.", 1},
                    [](MatrixSource& source) { return is_uci(source.head(head_bytes)); },
                    [](MatrixSource& source) { return source.file_name().starts_with("docword."); },
                    read_uci<T>,
                    ""},
    MatrixFormat<T>{
        {"ldac", "LDA-C: 'N word:count ...' a line, words from 0.", 0, false},
        [](MatrixSource& source) {
          return is_ldac(source.head(head_bytes), source.head(head_bytes).size() < head_bytes);
        },
        [](MatrixSource& source) { return source.has_extension(".ldac") || source.has_extension(".lda-c"); },
        read_ldac<T>,
        ""},
    MatrixFormat<T>{{"npz", "A sparse matrix of SciPy (scipy.sparse.save_npz): csr, csc or coo.", 0},
                    [](MatrixSource& source) { return is_sparse_npz(source.member()) && is_npy(source); },
                    [](MatrixSource& source) { return source.has_extension(".npz") && !is_npy(source); },
                    read_npz<T>,
                    "it does not begin as .npz files do; write it with scipy.sparse.save_npz"},
    MatrixFormat<T>{
        {"npy", "A dense matrix of NumPy, also as the one array of an .npz.", 0},
        is_npy,
        [](MatrixSource& source) { return source.has_extension(".npy"); },
        read_npy<T>,
        "it does not begin as .npy files do; write it with numpy.save, or rename it to .csv if it is text"}};

void refuse_binary(MatrixSource& source) {
  if (const auto* kind = find_binary_kind(source.head(binary_kind_bytes))) source.fail(refusal_of(*kind, "a matrix"));
  constexpr std::size_t sample_bytes = 512;
  if (source.head(sample_bytes).find('\0') == std::string_view::npos) return;
  source.fail("it is neither Matrix Market, NumPy .npy nor plain numbers; save the matrix as .mtx, .npy or .csv");
}

/// None for dense text.
template <class T>
const MatrixFormat<T>* find_by_content(MatrixSource& source) {
  const auto found =
      std::find_if(formats<T>.begin(), formats<T>.end(), [&](const auto& format) { return format.begins(source); });
  return found == formats<T>.end() ? nullptr : &*found;
}

/// Where the content is not enough: an LDA-C file may begin with an empty document, a UCI file may hold no entry.
template <class T>
const MatrixFormat<T>* find_by_name(MatrixSource& source) {
  for (const auto& format : formats<T>) {
    if (!format.named(source)) continue;
    if (!format.mismatch.empty()) source.fail(format.mismatch);
    return &format;
  }
  return nullptr;
}

template <class T>
const MatrixFormat<T>* find_format(MatrixSource& source) {
  if (const auto* found = find_by_content<T>(source)) return found;
  return find_binary_kind(source.head(binary_kind_bytes)) ? nullptr : find_by_name<T>(source);
}

template <class T>
BasicSparseMatrix<T> read_any(MatrixSource& source) {
  if (const auto* format = find_format<T>(source)) return format->read(source);
  refuse_binary(source);
  return read_dense_text<T>(source);
}

template <class T>
BasicSparseMatrix<T> read_as(MatrixSource& source, std::string_view name) {
  const auto named =
      std::find_if(formats<T>.begin(), formats<T>.end(), [&](const auto& format) { return format.info.name == name; });
  return named == formats<T>.end() ? read_any<T>(source) : named->read(source);
}

/// Opens what is a file; Archive words the other failures, but knows no mend for these.
OpenedInput open_file(const std::filesystem::path& path) {
  std::error_code ignored;
  const auto status = std::filesystem::status(path, ignored);
  const bool missing = path != "-" && status.type() == std::filesystem::file_type::not_found;
  if (missing) {
    throw InputError(fmt::format("cannot read '{}': there is no such file; check its path", path.string()));
  }
  if (std::filesystem::is_directory(status)) {
    throw InputError(fmt::format("cannot read '{}': it is a folder; name the matrix file in it", path.string()));
  }
  return OpenedInput(path.string());
}

}  // namespace

std::vector<MatrixFormatInfo> matrix_formats() {
  std::vector<MatrixFormatInfo> infos;
  for (const auto& format : formats<float>) infos.push_back(format.info);
  return infos;
}

std::optional<MatrixFormatInfo> recognize_matrix(const std::filesystem::path& path) {
  OpenedInput input(path.string());
  return recognize_matrix(input);
}

std::optional<MatrixFormatInfo> recognize_matrix(OpenedInput& input) {
  if (input.head().empty()) return std::nullopt;  // a file of no bytes, or an archive of no files: texts may be such
  MatrixSource source = MatrixSource::beginning_of(input);
  const auto* found = find_format<float>(source);
  return found ? std::optional(found->info) : std::nullopt;
}

template <class T>
BasicSparseMatrix<T> read_matrix(const std::filesystem::path& path, InputFile* origin, bool nan_is_missing,
                                 std::string_view format, AxisNames* names) {
  OpenedInput input = open_file(path);
  return read_matrix<T>(input, origin, nan_is_missing, format, names);
}

template <class T>
BasicSparseMatrix<T> read_matrix(OpenedInput& input, InputFile* origin, bool nan_is_missing, std::string_view format,
                                 AxisNames* names) {
  MatrixSource source(input, nan_is_missing);
  BasicSparseMatrix<T> matrix = read_as<T>(source, format);
  auto file = source.finish();
  if (origin) *origin = std::move(file);
  if (names) *names = std::move(source.names());
  return matrix;
}

template BasicSparseMatrix<float> read_matrix(const std::filesystem::path&, InputFile*, bool, std::string_view,
                                              AxisNames*);
template BasicSparseMatrix<double> read_matrix(const std::filesystem::path&, InputFile*, bool, std::string_view,
                                               AxisNames*);
template BasicSparseMatrix<float> read_matrix(OpenedInput&, InputFile*, bool, std::string_view, AxisNames*);
template BasicSparseMatrix<double> read_matrix(OpenedInput&, InputFile*, bool, std::string_view, AxisNames*);

}  // namespace topicmill
