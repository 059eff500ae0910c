// Reads a matrix file of any format: what `topicmill factorize` works on.
#pragma once

#include <filesystem>

#include "base/sparse_matrix.hpp"
#include "text/corpus_reader.hpp"

namespace topicmill {

/// Reads a matrix: Matrix Market (coordinate real, integer or pattern, general or symmetric; array real or integer,
/// general), NumPy `.npy` (2-D, integers, float32 or float64, little-endian, C or Fortran order), or plain numbers
/// separated by commas, tabs or blanks, a row a line, with no header. It may be compressed, or the one file of an
/// archive; "-" is standard input. The content tells the format, not the name.
///
/// Entries may come in any order; those of one place are summed, and zeros are left out. Values become T, float or
/// double; negative ones are kept, and NaN (in text also NA or an empty field) where `nan_is_missing`. `origin`, where
/// not null, becomes the path, bytes and hash of the file, for run.json.
///
/// Streams: O(nonzeros) time where rows are sorted; the memory is the matrix and, for formats that are not row by row,
/// its entries once more (at most 24 bytes each). Throws InputError "cannot read 'm.mtx': line 7: ..." with the cause
/// and the mend where the file is missing, malformed or cut short, where a value is not finite or exceeds T, and
/// where a row or a column is out of range.
template <class T = float>
BasicSparseMatrix<T> read_matrix(const std::filesystem::path& path, CorpusReader::InputFile* origin = nullptr,
                                 bool nan_is_missing = false);

}  // namespace topicmill
