#include "nmf/factor.hpp"

#include <algorithm>
#include <new>

namespace topicmill {
namespace {

constexpr std::align_val_t cache_line{64};

}  // namespace

void Factor::Free::operator()(float* values) const { ::operator delete[](values, cache_line); }

std::unique_ptr<float[], Factor::Free> Factor::allocate(std::int64_t count) {
  const auto bytes = static_cast<std::size_t>(count) * sizeof(float);
  return std::unique_ptr<float[], Free>(static_cast<float*>(::operator new[](bytes, cache_line)));
}

Factor::Factor(std::int64_t rows, std::int64_t k)
    : rows_(rows), k_(k), stride_(padded(k)), values_(allocate(rows * stride_)) {
  std::fill_n(values_.get(), rows_ * stride_, 0.0F);
}

Factor::Factor(const Factor& other)
    : rows_(other.rows_), k_(other.k_), stride_(other.stride_), values_(allocate(rows_ * stride_)) {
  std::copy_n(other.values_.get(), rows_ * stride_, values_.get());
}

}  // namespace topicmill
