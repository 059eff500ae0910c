#include "nmf/continuation/past_rows.hpp"

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

/// Sums over the columns.
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

/// Cells that are summed in one pass over their rows: few, as sums of all columns are in memory for each, and so that
/// passes are many enough for all threads.
constexpr std::size_t cells_a_pass = 16;

class Means {
 public:
  Means(std::span<const RowsOfTopics> parts, const Factor& H) : parts_(parts), H_(H) {}

  /// Those of some cells. Their rows are read in the order in which they lie.
  void operator()(std::span<const Cell> cells, std::span<Mean> means) const {
    std::vector<Sums> sums(cells.size(), Sums{std::vector<double>(static_cast<std::size_t>(H_.rows())), {}});
    std::vector<double> weights(cells.size());
    std::vector<Visit> visits;
    for (std::size_t c = 0; c < cells.size(); ++c) {
      if (cells[c].count < least_rows) {
        weights[c] = add_topic(cells[c], sums[c]);
      } else {
        for (const Place& place : cells[c].places) visits.push_back({place, c});
      }
    }
    std::sort(visits.begin(), visits.end(), [](const Visit& a, const Visit& b) {
      return a.place.part != b.place.part ? a.place.part < b.place.part : a.place.row < b.place.row;
    });
    for (const auto& [place, c] : visits) weights[c] += add_row(place, sums[c]);
    for (std::size_t c = 0; c < cells.size(); ++c) means[c] = take(weights[c], sums[c]);
  }

 private:
  struct Visit {
    Place place;
    std::size_t cell;
  };

  /// Returns its weight.
  double add_row(const Place& place, Sums& sums) const {
    const RowsOfTopics& part = parts_[place.part];
    const double weight = weight_of(part, place.row);
    const auto columns = part.V.row_columns(place.row);
    const auto values = part.V.row_values(place.row);
    for (std::size_t j = 0; j < columns.size(); ++j) sums.add(columns[j], weight * static_cast<double>(values[j]));
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
  const Means means_of(parts, H);
  tbb::parallel_for(std::size_t{0}, (cells.size() + cells_a_pass - 1) / cells_a_pass, [&](std::size_t pass) {
    const std::size_t begin = pass * cells_a_pass;
    const std::size_t count = std::min(cells_a_pass, cells.size() - begin);
    means_of(std::span(cells).subspan(begin, count), std::span(means).subspan(begin, count));
  });
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
