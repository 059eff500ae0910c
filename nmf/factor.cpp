#include "nmf/factor.hpp"

#include <new>

namespace topicmill {
namespace {

constexpr std::align_val_t cache_line{64};

}  // namespace

template <class T>
void BasicFactor<T>::Free::operator()(T* values) const {
  ::operator delete[](values, cache_line);
}

template <class T>
std::unique_ptr<T[], typename BasicFactor<T>::Free> BasicFactor<T>::allocate(std::int64_t count) {
  const auto bytes = static_cast<std::size_t>(count) * sizeof(T);
  return std::unique_ptr<T[], Free>(static_cast<T*>(::operator new[](bytes, cache_line)));
}

template <class T>
BasicFactor<T>::BasicFactor(std::int64_t rows, std::int64_t k)
    : rows_(rows), k_(k), stride_(padded(k)), values_(allocate(rows * stride_)) {
  std::fill_n(values_.get(), rows_ * stride_, T{0});
}

template <class T>
BasicFactor<T>::BasicFactor(const BasicFactor& other)
    : rows_(other.rows_), k_(other.k_), stride_(other.stride_), values_(allocate(rows_ * stride_)) {
  std::copy_n(other.values_.get(), rows_ * stride_, values_.get());
}

template class BasicFactor<float>;
template class BasicFactor<double>;

}  // namespace topicmill
