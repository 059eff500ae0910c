// The inner loops, compiled for several instruction sets and chosen at run time (Google Highway).
//
// Lanes hold different topics or different rows, never parts of one sum, so that AVX2 and AVX-512 give the same
// bytes. Row-major blocks have `stride` floats a row, a multiple of 16; panels are topic-major, 64 rows wide.
#pragma once

#include <cstdint>

namespace topicmill::kernels {

constexpr std::int64_t panel_rows = 64;

/// Topics of a panel: k rounded up to the 4 that are updated together.
constexpr std::int64_t panel_topics(std::int64_t k) { return (k + 3) / 4 * 4; }

/// Rows [begin, end) of a CSR matrix.
struct SparseRows {
  const std::int64_t* row_starts;
  const std::uint32_t* columns;
  const float* values;
  std::int64_t begin;
  std::int64_t end;
};

/// A k x k symmetric matrix in float32 for the panel updates: rows `stride` apart, padded with zeros to
/// panel_topics(k) rows.
struct QuadraticForm {
  const float* values;
  const float* inverse_diagonal;  ///< panel_topics(k) of them; 0 where the diagonal is 0
  std::int64_t k;
  std::int64_t stride;
};

/// out (rows x stride) = V Y for the given rows of V; Y: m x stride. 2 nnz k flops.
void multiply_rows(const SparseRows& V, const float* Y, std::int64_t stride, float* out);

/// gram (k x stride, double) += X^T X on and above the diagonal, X: rows x stride, rows <= 64. Summed in float32
/// within the block, in double across blocks.
void add_gram(const float* X, std::int64_t rows, std::int64_t k, std::int64_t stride, double* gram);

/// Sum of A o B over two blocks of rows x stride: float32 within a row, double across rows.
double inner_product(const float* A, const float* B, std::int64_t rows, std::int64_t stride);

/// Row-major block (rows <= 64) to panel, the other lanes and topics zero; and back.
void to_panel(const float* X, std::int64_t rows, std::int64_t k, std::int64_t stride, float* panel);
void from_panel(const float* panel, std::int64_t rows, std::int64_t k, std::int64_t stride, float* X);

/// Coordinate descent on min x'Gx - 2b'x, x >= 0, for the 64 rows of a panel, topic by topic (HALS).
void hals_sweeps(const QuadraticForm& G, const float* B, int sweeps, float* X);

/// X <- X o B / (G X) for the 64 rows of a panel. `scratch`: one more panel.
void multiply_panel(const QuadraticForm& G, const float* B, float* scratch, float* X);

/// X <- max(0, inverse(L L') B) for the 64 rows of a panel; L: k x stride, lower, with its inverse diagonal.
void solve_panel(const QuadraticForm& L, const float* B, float* X);

/// What a Kullback-Leibler pass found over its rows.
struct RatioSums {
  double log_sum = 0;      ///< sum v ln(v / p) over the non-zeros
  double product_sum = 0;  ///< sum v p over the non-zeros
};

/// Multiplicative update of the given rows of X (row-major, stride) for the Kullback-Leibler divergence:
/// x <- x o (sum_j (v_j / p_j) y_j) / column_sums, p_j = x'y_j. 4 nnz k flops, and 2 more for the sums after it.
RatioSums ratio_rows(const SparseRows& V, const float* Y, const float* inverse_column_sums, std::int64_t stride,
                     float* X);

}  // namespace topicmill::kernels
