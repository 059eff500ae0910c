// The inner loops, compiled for several instruction sets and chosen at run time (Google Highway).
//
// Lanes hold different topics or different rows, never parts of one sum, so that AVX2 and AVX-512 give the same
// bytes. Row-major blocks have `stride` elements a row, a multiple of 16; panels are topic-major, 64 rows wide.
// Elements T are float or double.
#pragma once

#include <cstdint>

namespace topicmill::kernels {

constexpr std::int64_t panel_rows = 64;

/// Topics of a panel: k rounded up to the 4 that are updated together.
constexpr std::int64_t panel_topics(std::int64_t k) { return (k + 3) / 4 * 4; }

/// Rows [begin, end) of a CSR matrix.
template <class T>
struct SparseRows {
  const std::int64_t* row_starts;
  const std::uint32_t* columns;
  const T* values;
  std::int64_t begin;
  std::int64_t end;
};

/// A k x k symmetric matrix for the panel updates: rows `stride` apart, padded with zeros to
/// panel_topics(k) rows.
template <class T>
struct QuadraticForm {
  const T* values;
  const T* inverse_diagonal;  ///< panel_topics(k) of them; 0 where the diagonal is 0
  std::int64_t k;
  std::int64_t stride;

  T operator()(std::int64_t s, std::int64_t t) const { return values[s * stride + t]; }
};

/// out (rows x stride) = V Y for the given rows of V; Y: m x stride. 2 nnz k flops.
template <class T>
void multiply_rows(const SparseRows<T>& V, const T* Y, std::int64_t stride, T* out);

/// A row-major block.
template <class T>
struct Block {
  T* first;
  std::int64_t stride;
};

/// A: rows x depth, B: depth x columns (a multiple of 16).
struct ProductShape {
  std::int64_t rows;
  std::int64_t depth;
  std::int64_t columns;
};

/// out = A B, or out + A B where `add`. 2 rows depth columns flops.
template <class T>
void multiply_blocks(const ProductShape& shape, const Block<const T>& A, const Block<const T>& B, bool add,
                     const Block<T>& out);

/// gram (k x stride, double) += X^T X on and above the diagonal, X: rows x stride, rows <= 64. Summed in T within
/// the block, in double across blocks.
template <class T>
void add_gram(const T* X, std::int64_t rows, std::int64_t k, std::int64_t stride, double* gram);

/// Sum of A o B over two blocks of rows x stride: T within a row, double across rows.
template <class T>
double inner_product(const T* A, const T* B, std::int64_t rows, std::int64_t stride);

/// Row-major block (rows <= 64) to panel, the other lanes and topics zero; and back.
template <class T>
void to_panel(const T* X, std::int64_t rows, std::int64_t k, std::int64_t stride, T* panel);
template <class T>
void from_panel(const T* panel, std::int64_t rows, std::int64_t k, std::int64_t stride, T* X);

/// ahead <- max(0, X + beta (X - ahead)) for `count` elements, a multiple of 16.
template <class T>
void extrapolate(const T* X, std::int64_t count, T beta, T* ahead);

/// Coordinate descent on min x'Gx - 2b'x, x >= 0, for the 64 rows of a panel, topic by topic (HALS).
template <class T>
void hals_sweeps(const QuadraticForm<T>& G, const T* B, int sweeps, T* X);

/// X <- X o max(0, B) / (G X) for the 64 rows of a panel. `scratch`: one more panel.
template <class T>
void multiply_panel(const QuadraticForm<T>& G, const T* B, T* scratch, T* X);

/// X <- max(0, inverse(L L') B) for the 64 rows of a panel; L: k x stride, lower, with its inverse diagonal.
template <class T>
void solve_panel(const QuadraticForm<T>& L, const T* B, T* X);

constexpr std::int64_t systems_side_by_side = 8;

/// Solves A x = b for eight symmetric positive definite A: element e of system s is at 8 e + s. A: size + 1 rows, the
/// last of them b, by size columns, column-major; it is overwritten, and what is above the diagonal is not read.
/// x: size. An unknown whose pivot is not positive becomes 0. 8 size^3 / 3 flops.
void solve_systems(std::int64_t size, double* A, double* x);

/// What a Kullback-Leibler pass found over its rows.
struct RatioSums {
  double log_sum = 0;      ///< sum v ln(v / p) over the non-zeros
  double product_sum = 0;  ///< sum v p over the non-zeros
};

/// What the zeros of V and the penalties add to a row's divergence: linear'x + quadratic / 2 x'x.
template <class T>
struct RowTerms {
  const T* linear;  ///< the column sums of Y and l1, `stride` elements
  T quadratic;      ///< l2
};

/// Multiplicative update of rows X (row-major, the first for the first of V) for the Kullback-Leibler divergence:
/// next <- the root of x o (sum_j (v_j / p_j) y_j) / next = linear + quadratic next, p_j = x'y_j. 4 nnz k flops.
template <class T>
void ratio_rows(const SparseRows<T>& V, const T* Y, const RowTerms<T>& terms, std::int64_t stride, const T* X, T* next);

/// Coordinate descent by Newton steps on min linear'x + quadratic / 2 x'x - sum_j v_j ln(x'y_j), x >= 0, for rows X,
/// 16 topics at a time with `sweeps` passes over each (Hsieh and Dhillon 2011). A row whose divergence would
/// rise stays as it is. Returns how many did.
template <class T>
std::int64_t newton_rows(const SparseRows<T>& V, const T* Y, const RowTerms<T>& terms, std::int64_t k,
                         std::int64_t stride, int sweeps, const T* X, T* next);

/// The sums of rows X over the non-zeros of theirs. 2 nnz k flops.
template <class T>
RatioSums ratio_sums(const SparseRows<T>& V, const T* Y, std::int64_t stride, const T* X);

/// Entries of a row for the Itakura-Saito divergence: `count` of each, a multiple of 16.
template <class T>
struct SpectralEntries {
  const T* values;
  const T* observed;  ///< 1, or 0 where the value is missing
  const T* products;
  std::int64_t count;
};

/// pull <- v / p^2 and push <- 1 / p, 0 where the value is missing; `floor` is added to v and p. 5 flops an entry.
template <class T>
void spectral_weights(const SpectralEntries<T>& entries, T floor, T* pull, T* push);

struct SpectralSums {
  double divergence = 0;     ///< sum v / p - ln(v / p) - 1
  double squared_error = 0;  ///< sum (v - p)^2
};

template <class T>
SpectralSums spectral_sums(const SpectralEntries<T>& entries, T floor);

/// Rows of a row-major block: those of the given numbers, or the first `count` where no numbers are given.
template <class T>
struct GatheredRows {
  const T* first;
  std::int64_t stride;
  const std::uint32_t* numbers;
  std::int64_t count;
};

/// products <- x'y of every row y, in double whatever T is. 2 count stride flops.
template <class T>
void wide_products(const GatheredRows<T>& rows, const T* x, double* products);

/// sum <- sum + scales_a y_a over all rows, in double. 2 count stride flops.
template <class T>
void wide_sum(const GatheredRows<T>& rows, const double* scales, double* sum);

}  // namespace topicmill::kernels
