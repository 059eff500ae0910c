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

/// out (rows x M_stride) = X M for a block X of rows x k, `stride` apart, and M: k rows, `M_stride` apart.
void multiply_block(const float* X, std::int64_t rows, std::int64_t k, std::int64_t stride, const float* M,
                    std::int64_t M_stride, float* out);

/// A row without its zeros is a record: a 16-bit mask of the topics that are there for each group of 16, in so many
/// floats, and then the values.
constexpr std::int64_t mask_floats(std::int64_t stride) { return (stride / 16 + 1) / 2; }

/// Records one after the other. They are read up to 16 floats beyond the last.
struct PackedRows {
  const std::int64_t* starts;  ///< of each row's record
  const float* records;
  std::int64_t stride;  ///< of the rows as they were
};

/// Where rows are packed to: the starts from the first of them, and all records.
struct PackedStore {
  std::int64_t* starts;
  float* records;
};

/// Packs rows of X (rows x stride); the first row's record is at `start`. Returns how many values there are.
std::int64_t pack_rows(const float* X, std::int64_t rows, std::int64_t stride, std::int64_t start,
                       const PackedStore& to);

/// As multiply_rows, and the same bytes.
void multiply_packed_rows(const SparseRows& V, const PackedRows& Y, float* out);

/// gram (k x stride, double) += X^T X on and above the diagonal, X: rows x stride, rows <= 64. Summed in float32
/// within the block, in double across blocks.
void add_gram(const float* X, std::int64_t rows, std::int64_t k, std::int64_t stride, double* gram);

/// Sum of A o B over two blocks of rows x stride: float32 within a row, double across rows.
double inner_product(const float* A, const float* B, std::int64_t rows, std::int64_t stride);

/// Row-major block (rows <= 64) to panel, the other lanes and topics zero; and back.
void to_panel(const float* X, std::int64_t rows, std::int64_t k, std::int64_t stride, float* panel);
void from_panel(const float* panel, std::int64_t rows, std::int64_t k, std::int64_t stride, float* X);

/// ahead <- max(0, X + beta (X - ahead)) for `count` floats, a multiple of 16.
void extrapolate(const float* X, std::int64_t count, float beta, float* ahead);

/// Coordinate descent on min x'Gx - 2b'x, x >= 0, for the 64 rows of a panel, topic by topic (HALS).
void hals_sweeps(const QuadraticForm& G, const float* B, int sweeps, float* X);

/// X <- X o max(0, B) / (G X) for the 64 rows of a panel. `scratch`: one more panel.
void multiply_panel(const QuadraticForm& G, const float* B, float* scratch, float* X);

/// X <- max(0, inverse(L L') B) for the 64 rows of a panel; L: k x stride, lower, with its inverse diagonal.
void solve_panel(const QuadraticForm& L, const float* B, float* X);

/// What a Kullback-Leibler pass found over its rows.
struct RatioSums {
  double log_sum = 0;      ///< sum v ln(v / p) over the non-zeros
  double product_sum = 0;  ///< sum v p over the non-zeros
};

/// What the zeros of V and the penalties add to a row's divergence: linear'x + quadratic / 2 x'x.
struct RowTerms {
  const float* linear;  ///< the column sums of Y and l1, `stride` floats
  float quadratic;      ///< l2
};

/// Multiplicative update of the given rows of X (row-major, stride) for the Kullback-Leibler divergence:
/// next <- x o (sum_j (v_j / p_j) y_j) / (linear + quadratic x), p_j = x'y_j. 4 nnz k flops.
void ratio_rows(const SparseRows& V, const float* Y, const RowTerms& terms, std::int64_t stride, const float* X,
                float* next);

/// Coordinate descent by Newton steps on min linear'x + quadratic / 2 x'x - sum_j v_j ln(x'y_j), x >= 0, for the given
/// rows of X, 16 topics at a time with `sweeps` passes over each (Hsieh and Dhillon 2011). A row whose divergence would
/// rise stays as it is. Returns how many did.
std::int64_t newton_rows(const SparseRows& V, const float* Y, const RowTerms& terms, std::int64_t k,
                         std::int64_t stride, int sweeps, const float* X, float* next);

/// The sums of the given rows over their non-zeros. 2 nnz k flops.
RatioSums ratio_sums(const SparseRows& V, const float* Y, std::int64_t stride, const float* X);

}  // namespace topicmill::kernels
