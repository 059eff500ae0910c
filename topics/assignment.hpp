// Who goes with whom: the matching of rows and columns that is worth most in all.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace topicmill {

/// What each pair of a row and a column is worth; row-major, finite.
struct Worth {
  std::int64_t rows = 0;
  std::int64_t columns = 0;
  std::vector<double> values;

  double operator()(std::int64_t row, std::int64_t column) const {
    return values[static_cast<std::size_t>(row * columns + column)];
  }
};

/// The column of each row in a matching of the largest sum of worth, each column taken at most once; none for the rows
/// that are left over where rows outnumber columns. The Hungarian method with potentials (Kuhn 1955, Munkres 1957),
/// O(min^2 max). Of equal matchings the same one every time.
std::vector<std::optional<std::int64_t>> best_assignment(const Worth& worth);

}  // namespace topicmill
