#include "text/vectorize/column_sums.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>

#include "base/vector_sum.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t most_parts = 16;
constexpr std::int64_t nonzeros_a_sum = 4;  ///< of a part, at least, so that adding up costs less than summing

/// The first rows of parts of about as many non-zeros of a piece, and the end.
std::vector<std::int64_t> cut(const SparseMatrix& matrix, RowRange piece) {
  const auto begin = matrix.row_starts.begin() + piece.begin;
  const auto end = matrix.row_starts.begin() + piece.end;
  const std::int64_t nonzeros = *end - *begin;
  const std::int64_t parts =
      std::clamp(nonzeros / (nonzeros_a_sum * std::max(matrix.cols, std::int64_t{1})), std::int64_t{1}, most_parts);
  std::vector<std::int64_t> rows{piece.begin};
  for (std::int64_t part = 1; part < parts; ++part) {
    rows.push_back(std::lower_bound(begin, end, *begin + nonzeros * part / parts) - matrix.row_starts.begin());
  }
  rows.push_back(piece.end);
  return rows;
}

}  // namespace

std::vector<double> column_sums(const SparseMatrix& matrix,
                                const std::function<void(std::int64_t, std::int64_t, std::span<double>)>& add) {
  const PlacedRows placed(matrix.rows, matrix.blocks);
  const VectorSum zero(matrix.cols);
  return sum_over_pieces(placed, zero,
                         [&](std::size_t p) {
                           const auto rows = cut(matrix, placed.piece(p));
                           std::vector<VectorSum> parts(rows.size() - 1, zero);
                           tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t part) {
                             add(rows[part], rows[part + 1], parts[part].values);
                           });
                           for (std::size_t part = 1; part < parts.size(); ++part) parts[0] += parts[part];
                           return std::move(parts[0]);
                         })
      .values;
}

}  // namespace topicmill
