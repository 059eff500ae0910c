#include "nmf/basis.hpp"

#include <type_traits>

namespace topicmill {
namespace {

/// Dense rows up to this much are gathered as they are: unpacking them would cost more than their cache lines.
constexpr std::int64_t well_cached_floats = std::int64_t{3} << 20;

/// Packed rows pay up to this share of non-zeros.
constexpr double most_packed_share = 0.6;

/// Only rows of float32 are packed.
template <class T>
constexpr bool packs = std::is_same_v<T, float>;

}  // namespace

template <class T>
void multiply_rows(const MatrixView<T>& V, RowRange rows, const BasicFactor<T>& Y, T* out) {
  if (const auto* dense = V.dense()) {
    kernels::multiply_blocks<T>({rows.end - rows.begin, dense->k(), Y.stride()},
                                {dense->row(rows.begin), dense->stride()}, {Y.row(0), Y.stride()}, false,
                                {out, Y.stride()});
  } else {
    kernels::multiply_rows(sparse_rows(V, rows), Y.row(0), Y.stride(), out);
  }
}

template <class T>
void Basis<T>::assign(const BasicFactor<T>& Y, const MatrixView<T>& V) {
  dense_ = &Y;
  const std::int64_t size = Y.rows() * Y.stride();
  packed_ = packs<T> && V.sparse() && size > well_cached_floats &&
            static_cast<double>(pack(Y)) < most_packed_share * static_cast<double>(size);
  gram_ = topicmill::gram(Y);
}

template <class T>
std::int64_t Basis<T>::pack([[maybe_unused]] const BasicFactor<T>& Y) {
  if constexpr (packs<T>) {
    const std::int64_t stride = Y.stride();
    const std::int64_t room = stride + kernels::mask_floats(stride);
    starts_.resize(static_cast<std::size_t>(Y.rows()));
    const std::int64_t needed = Y.rows() * room + 16;
    if (needed > records_.k()) records_ = BasicFactor<T>::uninitialized(1, needed);
    // Each range packs to where its rows would begin if none had a zero.
    return sum_over_rows(even_rows(Y.rows(), 8 * stride), std::int64_t{0}, [&](RowRange rows, std::int64_t& count) {
      count += kernels::pack_rows(Y.row(rows.begin), rows.end - rows.begin, stride, rows.begin * room,
                                  {starts_.data() + rows.begin, records_.row(0)});
    });
  } else {
    return 0;
  }
}

template <class T>
void Basis<T>::multiply(const MatrixView<T>& V, RowRange rows, T* out) const {
  if constexpr (packs<T>) {
    if (packed_) {
      kernels::multiply_packed_rows(sparse_rows(V, rows), {starts_.data(), records_.row(0), dense_->stride()}, out);
      return;
    }
  }
  multiply_rows(V, rows, *dense_, out);
}

template class Basis<float>;
template class Basis<double>;
template void multiply_rows(const MatrixView<float>&, RowRange, const BasicFactor<float>&, float*);
template void multiply_rows(const MatrixView<double>&, RowRange, const BasicFactor<double>&, double*);

}  // namespace topicmill
