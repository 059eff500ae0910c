// A factor of V ~ WH: tall, row-major, padded so that every row starts on a cache line.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

namespace topicmill {

/// rows x k matrix of float32. Rows are `stride` floats apart (k rounded up to 16); the padding is always zero.
/// W is n x k and H is m x k: both tall, so that one half-step serves both.
class Factor {
 public:
  Factor() = default;
  Factor(std::int64_t rows, std::int64_t k);  ///< all zero
  Factor(const Factor& other);
  Factor(Factor&&) noexcept = default;
  Factor& operator=(Factor&&) noexcept = default;
  ~Factor() = default;

  std::int64_t rows() const { return rows_; }
  std::int64_t k() const { return k_; }
  std::int64_t stride() const { return stride_; }

  float* row(std::int64_t i) { return values_.get() + i * stride_; }
  const float* row(std::int64_t i) const { return values_.get() + i * stride_; }
  std::span<const float> row_span(std::int64_t i) const { return {row(i), static_cast<std::size_t>(k_)}; }

  float& operator()(std::int64_t i, std::int64_t t) { return values_.get()[i * stride_ + t]; }
  float operator()(std::int64_t i, std::int64_t t) const { return values_.get()[i * stride_ + t]; }

  static std::int64_t padded(std::int64_t k) { return (k + 15) / 16 * 16; }

 private:
  struct Free {
    void operator()(float* values) const;
  };
  static std::unique_ptr<float[], Free> allocate(std::int64_t count);

  std::int64_t rows_ = 0;
  std::int64_t k_ = 0;
  std::int64_t stride_ = 0;
  std::unique_ptr<float[], Free> values_;
};

}  // namespace topicmill
