// Reads a matrix file of any format: what `topicmill factorize` works on.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "files/input_file.hpp"
#include "matrices/formats/axis_names.hpp"

namespace topicmill {

class OpenedInput;

/// What is known of a format before a file of it is read.
struct MatrixFormatInfo {
  std::string_view name;  ///< as input.format has it: "mtx"
  std::string_view doc;
  int first_index = 0;         ///< the number of the first row and column
  bool states_columns = true;  ///< a file says how many there are, or has all of them in each row
};

/// mtx, uci, ldac, npz, npy: the formats but for plain numbers, which have no name.
std::vector<MatrixFormatInfo> matrix_formats();

/// The format of the file, judged by its beginning and, where that does not tell, by its name; none for anything else.
/// Throws InputError where the file cannot be opened, or has the name of a format that it is not of.
std::optional<MatrixFormatInfo> recognize_matrix(const std::filesystem::path& path);

/// The same of an input that is open; all of it stays to be read.
std::optional<MatrixFormatInfo> recognize_matrix(OpenedInput& input);

/// Reads a matrix: Matrix Market (coordinate real, integer or pattern, general or symmetric; array real or integer,
/// general), the UCI bag of words, LDA-C, SciPy's sparse `.npz` (csr, csc, coo), NumPy `.npy` (2-D, integers, float32
/// or float64, little-endian, C or Fortran order), or plain numbers separated by commas, tabs, semicolons or blanks, a
/// row a line, with or without a header line and names of rows. It may be compressed, or the one file of an archive;
/// "-" is standard input. The content tells the format, the name only where it does not; `format`, where not empty, is
/// the name of the format to read it in.
///
/// Entries may come in any order; those of one place are summed, and zeros are left out. Values become T, float or
/// double; negative ones are kept, and NaN (in text also NA or an empty field) where `nan_is_missing`. `origin`, where
/// not null, becomes the path, bytes and hash of the file, for run.json, and `names` the names that plain numbers have.
///
/// Streams: O(nonzeros) time where rows are sorted; the memory is the matrix and, for formats that are not row by row,
/// its entries once more (at most 24 bytes each). Throws InputError "cannot read 'm.mtx': line 7: ..." with the cause
/// and the mend where the file is missing, malformed or cut short, where a value is not finite or exceeds T, and
/// where a row or a column is out of range.
template <class T = float>
BasicSparseMatrix<T> read_matrix(const std::filesystem::path& path, InputFile* origin = nullptr,
                                 bool nan_is_missing = false, std::string_view format = {}, AxisNames* names = nullptr);

/// The same of an input that is open, from its beginning.
template <class T = float>
BasicSparseMatrix<T> read_matrix(OpenedInput& input, InputFile* origin = nullptr, bool nan_is_missing = false,
                                 std::string_view format = {}, AxisNames* names = nullptr);

}  // namespace topicmill
