// Small systems of equations side by side, one a lane. Compiled once per instruction set.
#include "nmf/kernels/kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "nmf/kernels/systems.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep

#include "nmf/kernels/dispatch.hpp"
#include "nmf/kernels/lanes-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {

static_assert(systems_side_by_side % lanes<double> == 0);

/// As many of the systems as fill a vector. b goes along as one more row of A, behind which Cholesky's factor leaves
/// what forward substitution would.
class Systems {
 public:
  Systems(std::int64_t size, double* A) : size_(size), A_(A) {}

  /// A becomes its factor, column by column, the inverse on the diagonal.
  void eliminate() const {
    const Tag<double> d;
    for (std::int64_t column = 0; column < size_; ++column) {
      std::int64_t row = column;
      for (; row + 4 <= size_ + 1; row += 4) subtract_products<4>(row, column);
      for (; row <= size_; ++row) subtract_products<1>(row, column);
      const Vector<double> pivot = hn::Load(d, at(column, column));
      const Vector<double> inverse =
          hn::IfThenElseZero(hn::Gt(pivot, hn::Zero(d)), hn::Div(hn::Set(d, 1), hn::Sqrt(pivot)));
      hn::Store(inverse, d, at(column, column));
      for (row = column + 1; row <= size_; ++row) {
        hn::Store(hn::Mul(hn::Load(d, at(row, column)), inverse), d, at(row, column));
      }
    }
  }

  void substitute_back(double* x) const {
    const Tag<double> d;
    for (std::int64_t i = size_; i-- > 0;) {
      const Vector<double> value = hn::Mul(hn::Load(d, at(size_, i)), hn::Load(d, at(i, i)));
      hn::Store(value, d, x + i * systems_side_by_side);
      for (std::int64_t j = 0; j < i; ++j) {
        hn::Store(hn::NegMulAdd(value, hn::Load(d, at(i, j)), hn::Load(d, at(size_, j))), d, at(size_, j));
      }
    }
  }

 private:
  double* at(std::int64_t row, std::int64_t column) const {
    return A_ + (column * (size_ + 1) + row) * systems_side_by_side;
  }

  /// From rows of a column, those of the columns before it.
  template <int kRows>
  HWY_INLINE void subtract_products(std::int64_t row, std::int64_t column) const {
    const Tag<double> d;
    Vector<double> sums[std::size_t{kRows}];
    for (int i = 0; i < kRows; ++i) sums[i] = hn::Load(d, at(row + i, column));
    for (std::int64_t c = 0; c < column; ++c) {
      const Vector<double> weight = hn::Load(d, at(column, c));
      for (int i = 0; i < kRows; ++i) sums[i] = hn::NegMulAdd(weight, hn::Load(d, at(row + i, c)), sums[i]);
    }
    for (int i = 0; i < kRows; ++i) hn::Store(sums[i], d, at(row + i, column));
  }

  std::int64_t size_;
  double* A_;
};

void solve_systems(std::int64_t size, double* A, double* x) {
  for (std::int64_t lane = 0; lane < systems_side_by_side; lane += lanes<double>) {
    const Systems systems(size, A + lane);
    systems.eliminate();
    systems.substitute_back(x + lane);
  }
}

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace topicmill::kernels {

void solve_systems(std::int64_t size, double* A, double* x) { TOPICMILL_DISPATCH(solve_systems)(size, A, x); }

}  // namespace topicmill::kernels
#endif
