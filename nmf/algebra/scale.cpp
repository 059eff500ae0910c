#include "nmf/algebra/scale.hpp"

#include <algorithm>
#include <cmath>

#include "nmf/algebra/tasks.hpp"

namespace topicmill {
namespace {

constexpr double near_one = 1024;

/// 2^e and its inverse are numbers.
constexpr int most_exponent = 1020;

struct Largest {
  double value = 0;

  Largest& operator+=(const Largest& other) {
    value = std::max(value, other.value);
    return *this;
  }
};

}  // namespace

template <class T>
double largest_value(const MatrixView<T>& V) {
  const auto look = [&](RowRange rows, Largest& largest) {
    T most = 0;
    for (std::int64_t i = rows.begin; i < rows.end; ++i) {
      V.for_each_in_row(i, [&](std::int64_t, T value) { most = value > most ? value : most; });
    }
    largest += {static_cast<double>(most)};
  };
  return sum_over_rows(rows_by_cost(V, 1), Largest(), look).value;
}

template <class T>
double largest_value(const MatrixView<T>& V, const std::vector<double>& rows, const std::vector<double>& columns) {
  if (rows.empty() && columns.empty()) return largest_value(V);
  const auto at = [](const std::vector<double>& scale, std::int64_t i) {
    return scale.empty() ? 1 : scale[static_cast<std::size_t>(i)];
  };
  const auto look = [&](RowRange range, Largest& largest) {
    for (std::int64_t i = range.begin; i < range.end; ++i) {
      V.for_each_in_row(
          i, [&](std::int64_t j, T value) { largest += {static_cast<double>(value) * at(rows, i) * at(columns, j)}; });
    }
  };
  return sum_over_rows(rows_by_cost(V, 1), Largest(), look).value;
}

int exponent_of(double largest) {
  if (!(largest > 0) || (largest >= 1 / near_one && largest <= near_one)) return 0;
  const int exponent = std::ilogb(largest);
  return std::clamp(exponent + (exponent & 1), -most_exponent, most_exponent);
}

double in_unit(double weight, double exponent) {
  constexpr double most = 1e30;
  return weight > 0 ? std::min(weight * std::exp2(exponent), most) : 0;
}

template double largest_value(const MatrixView<float>&);
template double largest_value(const MatrixView<double>&);
template double largest_value(const MatrixView<float>&, const std::vector<double>&, const std::vector<double>&);
template double largest_value(const MatrixView<double>&, const std::vector<double>&, const std::vector<double>&);

}  // namespace topicmill
