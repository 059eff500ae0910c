#include "text/vectorize/column_sums.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>

namespace topicmill {
namespace {

constexpr std::int64_t most_parts = 16;
constexpr std::int64_t nonzeros_a_sum = 4;  ///< of a part, at least, so that adding up costs less than summing

/// The first rows of parts of about as many non-zeros, and the end.
std::vector<std::int64_t> cut(const SparseMatrix& matrix) {
  const std::int64_t parts = std::clamp(matrix.nonzeros() / (nonzeros_a_sum * std::max(matrix.cols, std::int64_t{1})),
                                        std::int64_t{1}, most_parts);
  const auto& starts = matrix.row_starts;
  std::vector<std::int64_t> rows{0};
  for (std::int64_t part = 1; part < parts; ++part) {
    const auto row = std::lower_bound(starts.begin(), starts.end() - 1, matrix.nonzeros() * part / parts);
    rows.push_back(row - starts.begin());
  }
  rows.push_back(matrix.rows);
  return rows;
}

}  // namespace

std::vector<double> column_sums(const SparseMatrix& matrix,
                                const std::function<void(std::int64_t, std::int64_t, std::span<double>)>& add) {
  const auto rows = cut(matrix);
  std::vector<std::vector<double>> parts(rows.size() - 1);
  tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t part) {
    parts[part].assign(static_cast<std::size_t>(matrix.cols), 0);
    add(rows[part], rows[part + 1], parts[part]);
  });
  for (std::size_t part = 1; part < parts.size(); ++part) {
    std::transform(parts[0].begin(), parts[0].end(), parts[part].begin(), parts[0].begin(), std::plus<>());
  }
  return std::move(parts[0]);
}

}  // namespace topicmill
