// A factor of V ~ WH, or a dense V: row-major, padded so that every row starts on a cache line.
#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

#include "base/row_blocks.hpp"

namespace topicmill {

/// rows x k matrix of T (float or double). Rows are `stride` elements apart (k rounded up to 16); the padding is always
/// zero. W is n x k and H is m x k: both tall, so that one half-step serves both.
template <class T>
class BasicFactor {
 public:
  BasicFactor() = default;
  BasicFactor(PlacedRows rows, std::int64_t k);  ///< all zero
  /// For what is written before it is read, padding included: zeros cost as much as a product's memory.
  static BasicFactor uninitialized(PlacedRows rows, std::int64_t k);
  BasicFactor(const BasicFactor& other);
  BasicFactor(BasicFactor&&) noexcept = default;
  BasicFactor& operator=(BasicFactor&&) noexcept = default;
  ~BasicFactor() = default;

  std::int64_t rows() const { return rows_; }
  std::int64_t k() const { return k_; }

  /// How the rows lie: those of W as those of V.
  PlacedRows placed_rows() const { return {rows_, blocks_}; }
  void place_rows(std::shared_ptr<const RowBlocks> blocks) { blocks_ = std::move(blocks); }

  std::int64_t stride() const { return stride_; }

  T* row(std::int64_t i) { return values_.get() + i * stride_; }
  const T* row(std::int64_t i) const { return values_.get() + i * stride_; }
  std::span<const T> row_span(std::int64_t i) const { return {row(i), static_cast<std::size_t>(k_)}; }

  T& operator()(std::int64_t i, std::int64_t t) { return values_.get()[i * stride_ + t]; }
  T operator()(std::int64_t i, std::int64_t t) const { return values_.get()[i * stride_ + t]; }

  static std::int64_t padded(std::int64_t k) { return (k + 15) / 16 * 16; }

 private:
  struct Unset {};
  BasicFactor(PlacedRows rows, std::int64_t k, Unset);

  struct Free {
    void operator()(T* values) const;
  };
  static std::unique_ptr<T[], Free> allocate(std::int64_t count);

  std::shared_ptr<const RowBlocks> blocks_;
  std::int64_t rows_ = 0;
  std::int64_t k_ = 0;
  std::int64_t stride_ = 0;
  std::unique_ptr<T[], Free> values_;
};

using Factor = BasicFactor<float>;

/// W: n x k and H: m x k of V ~ W H^T.
template <class T>
struct BasicFactors {
  BasicFactor<T> W;
  BasicFactor<T> H;
};

using Factors = BasicFactors<float>;

/// The same entries, times `scale`, as another type.
template <class To, class From>
BasicFactor<To> with_values_of(const BasicFactor<From>& X, double scale = 1) {
  auto result = BasicFactor<To>::uninitialized(X.placed_rows(), X.k());
  std::transform(X.row(0), X.row(X.rows()), result.row(0),
                 [scale](From x) { return static_cast<To>(static_cast<double>(x) * scale); });
  return result;
}

}  // namespace topicmill
