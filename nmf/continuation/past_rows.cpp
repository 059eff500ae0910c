#include "nmf/continuation/past_rows.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "nmf/algebra/column_sums.hpp"
#include "nmf/continuation/largest_parts.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t least_rows = 5;
constexpr std::size_t pairs_a_topic = 15;
constexpr std::size_t most_values = 1000;

/// A row: of which part, and which of its rows.
struct Place {
  std::size_t part = 0;
  std::int64_t row = 0;
};

/// Rows with the same largest topics. `second` is k where it does not matter.
struct Cell {
  std::int64_t first = 0;
  std::int64_t second = 0;
  std::int64_t count = 0;
  std::vector<Place> places;
};

std::int64_t count_of(const RowsOfTopics& part, std::int64_t row) {
  return part.counts.empty() ? 1 : part.counts[static_cast<std::size_t>(row)];
}

double weight_of(const RowsOfTopics& part, std::int64_t row) {
  return part.weights.empty() ? 1 : part.weights[static_cast<std::size_t>(row)];
}

/// k x (k + 1) cells, by first and second topic.
std::vector<Cell> cells_of(std::span<const RowsOfTopics> parts, const Factor& H) {
  const std::vector<double> masses = column_sums(H);
  const std::int64_t k = H.k();
  std::vector<Cell> cells;
  for (std::int64_t first = 0; first < k; ++first) {
    for (std::int64_t second = 0; second <= k; ++second) cells.push_back({first, second, 0, {}});
  }
  for (std::size_t p = 0; p < parts.size(); ++p) {
    for (std::int64_t i = 0; i < parts[p].W.rows(); ++i) {
      const auto [first, second] = largest_parts(parts[p].W.row(i), masses);
      if (first == k || weight_of(parts[p], i) == 0) continue;
      Cell& cell = cells[static_cast<std::size_t>(first * (k + 1) + second)];
      cell.count += count_of(parts[p], i);
      cell.places.push_back({p, i});
    }
  }
  return cells;
}

/// How many rows a pair needs to stay one.
std::int64_t least_of_pairs(const std::vector<Cell>& cells, std::int64_t k) {
  std::vector<std::int64_t> counts;
  for (const Cell& cell : cells) counts.push_back(cell.count);
  const std::size_t most = pairs_a_topic * static_cast<std::size_t>(k);
  if (counts.size() <= most) return least_rows;
  std::nth_element(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(most), counts.end(), std::greater<>());
  return std::max(least_rows, counts[most] + 1);
}

/// Rare pairs join the cell of their larger topic; empty ones go.
std::vector<Cell> without_rare_pairs(std::vector<Cell> cells, std::int64_t k) {
  const std::int64_t least = least_of_pairs(cells, k);
  for (Cell& cell : cells) {
    if (cell.second == k || cell.count >= least) continue;
    Cell& rest = cells[static_cast<std::size_t>(cell.first * (k + 1) + k)];
    rest.count += cell.count;
    rest.places.insert(rest.places.end(), cell.places.begin(), cell.places.end());
    cell.places.clear();
  }
  std::erase_if(cells, [](const Cell& cell) { return cell.places.empty(); });
  return cells;
}

/// Room for sums over the columns. Serves one thread at a time.
struct Sums {
  std::vector<double> values;
  std::vector<std::uint32_t> columns;  ///< that have any

  void add(std::uint32_t column, double value) {
    if (values[column] == 0) columns.push_back(column);
    values[column] += value;
  }
};

struct Mean {
  std::vector<std::uint32_t> columns;
  std::vector<float> values;
  double weight = 0;
};

class Means {
 public:
  Means(std::span<const RowsOfTopics> parts, const Factor& H)
      : parts_(parts), H_(H), sums_([&H] {
          return Sums{std::vector<double>(static_cast<std::size_t>(H.rows())), {}};
        }) {}

  Mean operator()(const Cell& cell) {
    Sums& sums = sums_.local();
    const double weight = cell.count < least_rows ? add_topic(cell, sums) : add_rows(cell, sums);
    return take(weight, sums);
  }

 private:
  /// Returns the sum of their weights.
  double add_rows(const Cell& cell, Sums& sums) const {
    double weight = 0;
    for (const auto& [p, i] : cell.places) {
      const double of_row = weight_of(parts_[p], i);
      const auto columns = parts_[p].V.row_columns(i);
      const auto values = parts_[p].V.row_values(i);
      for (std::size_t j = 0; j < columns.size(); ++j) sums.add(columns[j], of_row * static_cast<double>(values[j]));
      weight += of_row;
    }
    return weight;
  }

  /// What the topic makes of them.
  double add_topic(const Cell& cell, Sums& sums) const {
    double weight = 0;
    double part = 0;
    for (const auto& [p, i] : cell.places) {
      weight += weight_of(parts_[p], i);
      part += weight_of(parts_[p], i) * static_cast<double>(parts_[p].W(i, cell.first));
    }
    for (std::int64_t j = 0; j < H_.rows(); ++j) {
      const auto h = static_cast<double>(H_(j, cell.first));
      if (h > 0) sums.add(static_cast<std::uint32_t>(j), part * h);
    }
    return weight;
  }

  static Mean take(double weight, Sums& sums) {
    auto& columns = sums.columns;
    if (columns.size() > most_values) {
      const auto comes_first = [&](std::uint32_t a, std::uint32_t b) {
        return sums.values[a] != sums.values[b] ? sums.values[a] > sums.values[b] : a < b;
      };
      const auto end = columns.begin() + static_cast<std::ptrdiff_t>(most_values);
      std::nth_element(columns.begin(), end, columns.end(), comes_first);
      for (auto rest = end; rest != columns.end(); ++rest) sums.values[*rest] = 0;
      columns.erase(end, columns.end());
    }
    std::sort(columns.begin(), columns.end());
    Mean mean{std::move(columns), {}, weight};
    for (const auto column : mean.columns) {
      mean.values.push_back(static_cast<float>(sums.values[column] / weight));
      sums.values[column] = 0;
    }
    columns.clear();
    return mean;
  }

  std::span<const RowsOfTopics> parts_;
  const Factor& H_;
  tbb::enumerable_thread_specific<Sums> sums_;
};

}  // namespace

std::int64_t PastRows::rows() const { return std::accumulate(counts.begin(), counts.end(), std::int64_t{0}); }

PastRows stack(PastRows a, const PastRows& b) {
  a.means = stack(std::move(a.means), b.means);
  a.weights.insert(a.weights.end(), b.weights.begin(), b.weights.end());
  a.counts.insert(a.counts.end(), b.counts.begin(), b.counts.end());
  return a;
}

PastRows summarize_rows(std::span<const RowsOfTopics> parts, const Factor& H) {
  const std::vector<Cell> cells = without_rare_pairs(cells_of(parts, H), H.k());
  std::vector<Mean> means(cells.size());
  Means mean_of(parts, H);
  tbb::parallel_for(std::size_t{0}, cells.size(), [&](std::size_t c) { means[c] = mean_of(cells[c]); });
  PastRows past;
  past.means.rows = std::ssize(cells);
  past.means.cols = H.rows();
  for (std::size_t c = 0; c < cells.size(); ++c) {
    past.means.columns.insert(past.means.columns.end(), means[c].columns.begin(), means[c].columns.end());
    past.means.values.insert(past.means.values.end(), means[c].values.begin(), means[c].values.end());
    past.means.row_starts.push_back(past.means.nonzeros());
    past.weights.push_back(means[c].weight);
    past.counts.push_back(cells[c].count);
  }
  return past;
}

}  // namespace topicmill
