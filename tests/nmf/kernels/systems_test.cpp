// Small systems side by side, against their definition, on every instruction set of this machine.
#include "tests/nmf/kernels/kernel_data.hpp"

namespace topicmill {
namespace {

using kernels::systems_side_by_side;

/// Eight systems of one size and what becomes of them.
class Systems {
 public:
  explicit Systems(std::int64_t size) : size_(size), A_(random_systems(size)), x_(1, size * systems_side_by_side) {}

  /// Of system s; row `size` is the right-hand side.
  double& at(std::int64_t s, std::int64_t row, std::int64_t column) const {
    return A_.row(0)[(column * (size_ + 1) + row) * systems_side_by_side + s];
  }
  double x(std::int64_t s, std::int64_t i) const { return x_.row(0)[i * systems_side_by_side + s]; }

  void solve() const { kernels::solve_systems(size_, A_.row(0), x_.row(0)); }

  /// The largest |A x - b| of system s, of which the first `size` unknowns count. `before`: the systems as they were.
  double residual(const Systems& before, std::int64_t s, std::int64_t size) const {
    double largest = 0;
    for (std::int64_t row = 0; row < size; ++row) {
      double sum = -before.at(s, size_, row);
      for (std::int64_t column = 0; column < size; ++column) {
        sum += before.at(s, std::max(row, column), std::min(row, column)) * x(s, column);
      }
      largest = std::max(largest, std::abs(sum));
    }
    return largest;
  }

 private:
  std::int64_t size_;
  Block<double> A_;
  Block<double> x_;
};

TEST(SystemKernels, SolveEachOfEight) {
  on_every_target([](std::int64_t) {
    for (const std::int64_t size : {1, 2, 5, 8, 30}) {
      const Systems before(size);
      const Systems systems(size);
      systems.solve();
      for (std::int64_t s = 0; s < systems_side_by_side; ++s) {
        ASSERT_LT(systems.residual(before, s, size), 1e-12) << "size = " << size << ", system " << s;
      }
    }
  });
}

TEST(SystemKernels, ZerosPadASystem) {
  on_every_target([](std::int64_t) {
    const Systems before(6);
    const Systems padded(6);
    for (std::int64_t column = 0; column < 6; ++column) {
      for (std::int64_t row = std::max<std::int64_t>(column, 4); row <= 6; ++row) {
        if (row < 6 || column >= 4) padded.at(3, row, column) = 0;
      }
    }
    padded.solve();
    EXPECT_LT(padded.residual(before, 3, 4), 1e-12);
    EXPECT_EQ(padded.x(3, 4), 0);
    EXPECT_EQ(padded.x(3, 5), 0);
  });
}

}  // namespace
}  // namespace topicmill
