#include "nmf/basis.hpp"

#include <algorithm>

#include "nmf/tasks.hpp"

namespace topicmill {
namespace {

/// Dense rows up to this much are gathered as they are: unpacking them would cost more than their cache lines.
constexpr std::int64_t well_cached_floats = std::int64_t{3} << 20;

/// Packed rows pay up to this share of non-zeros.
constexpr double most_packed_share = 0.6;

}  // namespace

void Basis::assign(const Factor& Y) {
  dense_ = &Y;
  const std::int64_t size = Y.rows() * Y.stride();
  packed_ = size > well_cached_floats && static_cast<double>(pack(Y)) < most_packed_share * static_cast<double>(size);
  gram_ = topicmill::gram(Y);
}

std::int64_t Basis::pack(const Factor& Y) {
  const std::int64_t stride = Y.stride();
  const std::int64_t room = stride + kernels::mask_floats(stride);
  starts_.resize(static_cast<std::size_t>(Y.rows()));
  const std::int64_t needed = Y.rows() * room + 16;
  if (needed > capacity_) records_.reset(new float[static_cast<std::size_t>(needed)]);
  capacity_ = std::max(needed, capacity_);
  // Each range packs to where its rows would begin if none had a zero.
  return sum_over_rows(even_rows(Y.rows(), 8 * stride), std::int64_t{0}, [&](RowRange rows, std::int64_t& count) {
    count += kernels::pack_rows(Y.row(rows.begin), rows.end - rows.begin, stride, rows.begin * room,
                                {starts_.data() + rows.begin, records_.get()});
  });
}

void Basis::multiply(const kernels::SparseRows& V, float* out) const {
  if (packed_) {
    kernels::multiply_packed_rows(V, {starts_.data(), records_.get(), dense_->stride()}, out);
  } else {
    kernels::multiply_rows(V, dense_->row(0), dense_->stride(), out);
  }
}

}  // namespace topicmill
