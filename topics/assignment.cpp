#include "topics/assignment.hpp"

#include <limits>

namespace topicmill {
namespace {

constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

/// Rows, at most as many as columns, enter one by one; each enters along a shortest path of exchanges.
class Matching {
 public:
  explicit Matching(const Worth& worth)
      : worth_(worth),
        columns_(static_cast<std::size_t>(worth.columns)),
        row_potential_(static_cast<std::size_t>(worth.rows), 0.0),
        column_potential_(columns_, 0.0),
        row_of_(columns_, nobody) {}

  void add(std::size_t row) {
    distance_.assign(columns_, std::numeric_limits<double>::infinity());
    came_from_.assign(columns_, nobody);
    reached_.assign(columns_, false);
    std::size_t column = nobody;
    for (std::size_t at = row; at != nobody; at = row_of_[column]) {
      look_from(at, column);
      column = step();
    }
    exchange(column, row);
  }

  const std::vector<std::size_t>& row_of() const { return row_of_; }

 private:
  /// What the pair costs beyond the potentials: never below zero.
  double slack(std::size_t row, std::size_t column) const {
    const double cost = -worth_(static_cast<std::int64_t>(row), static_cast<std::int64_t>(column));
    return cost - row_potential_[row] - column_potential_[column];
  }

  /// Shortens the ways to columns that lead over `row`, which was reached over `column`.
  void look_from(std::size_t row, std::size_t column) {
    for (std::size_t to = 0; to < columns_; ++to) {
      const double length = slack(row, to);
      if (reached_[to] || length >= distance_[to]) continue;
      distance_[to] = length;
      came_from_[to] = column;
    }
    rows_on_tree_.push_back(row);
  }

  /// Goes to the nearest column, lowering its distance and that of all others to zero in its stead.
  std::size_t step() {
    std::size_t nearest = nobody;
    for (std::size_t to = 0; to < columns_; ++to) {
      if (!reached_[to] && (nearest == nobody || distance_[to] < distance_[nearest])) nearest = to;
    }
    const double length = distance_[nearest];
    for (const std::size_t row : rows_on_tree_) row_potential_[row] += length;
    for (std::size_t to = 0; to < columns_; ++to) {
      if (reached_[to]) {
        column_potential_[to] -= length;
      } else {
        distance_[to] -= length;
      }
    }
    reached_[nearest] = true;
    return nearest;
  }

  /// Moves each row on the way to `column` one column on, so that `row` finds a place.
  void exchange(std::size_t column, std::size_t row) {
    for (std::size_t from = came_from_[column]; from != nobody; column = from, from = came_from_[column]) {
      row_of_[column] = row_of_[from];
    }
    row_of_[column] = row;
    rows_on_tree_.clear();
  }

  const Worth& worth_;
  std::size_t columns_;
  std::vector<double> row_potential_;
  std::vector<double> column_potential_;
  std::vector<std::size_t> row_of_;  ///< of each column
  std::vector<double> distance_;     ///< to each column, from the row that enters
  std::vector<std::size_t> came_from_;
  std::vector<bool> reached_;
  std::vector<std::size_t> rows_on_tree_;
};

Worth transposed(const Worth& worth) {
  Worth result{worth.columns, worth.rows, {}};
  for (std::int64_t column = 0; column < worth.columns; ++column) {
    for (std::int64_t row = 0; row < worth.rows; ++row) result.values.push_back(worth(row, column));
  }
  return result;
}

}  // namespace

std::vector<std::optional<std::int64_t>> best_assignment(const Worth& worth) {
  const bool wide = worth.rows <= worth.columns;
  const Worth turned = wide ? Worth{} : transposed(worth);
  const Worth& work = wide ? worth : turned;
  Matching matching(work);
  for (std::size_t row = 0; row < static_cast<std::size_t>(work.rows); ++row) matching.add(row);

  std::vector<std::optional<std::int64_t>> column_of(static_cast<std::size_t>(worth.rows));
  for (std::size_t column = 0; column < matching.row_of().size(); ++column) {
    const std::size_t row = matching.row_of()[column];
    if (row == nobody) continue;
    const auto [from, to] = wide ? std::pair(row, column) : std::pair(column, row);
    column_of[from] = static_cast<std::int64_t>(to);
  }
  return column_of;
}

}  // namespace topicmill
