#include "text/vectorize/former_terms.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <string_view>
#include <unordered_map>

#include "base/error.hpp"

namespace topicmill {
namespace {

constexpr std::uint32_t joined = std::numeric_limits<std::uint32_t>::max();

/// Of each term, its place among the former ones; `joined` of those that are new.
std::vector<std::uint32_t> former_places(const std::vector<std::uint32_t>& places, std::size_t terms) {
  std::vector<std::uint32_t> former(terms, joined);
  for (std::size_t i = 0; i < places.size(); ++i) former[places[i]] = static_cast<std::uint32_t>(i);
  return former;
}

/// exp of the mean of ln(former / learned), over the former terms that the new corpus has a scale of its own for.
double measure_of(const std::vector<double>& former, const std::vector<double>& learned,
                  const std::vector<std::uint32_t>& places) {
  double sum = 0;
  for (std::size_t i = 0; i < places.size(); ++i) sum += std::log(former[i] / learned[places[i]]);
  return places.empty() ? 1 : std::exp(sum / static_cast<double>(places.size()));
}

void join_scales(const std::vector<double>& former, const std::vector<std::uint32_t>& places,
                 std::vector<double>& scales) {
  if (former.empty()) return;
  const double measure = measure_of(former, scales, places);
  for (double& scale : scales) scale *= measure;
  for (std::size_t i = 0; i < places.size(); ++i) scales[places[i]] = former[i];
}

void append_row(const SparseMatrix& from, std::int64_t row, const std::vector<std::uint32_t>* places,
                SparseMatrix& to) {
  for (const auto column : from.row_columns(row)) to.columns.push_back(places ? (*places)[column] : column);
  const auto values = from.row_values(row);
  to.values.insert(to.values.end(), values.begin(), values.end());
}

/// Columns stay ascending: both vocabularies have their terms in one order.
SparseMatrix join_neighbors(const SparseMatrix& former, const std::vector<std::uint32_t>& places,
                            const SparseMatrix& learned) {
  if (former.rows == 0) return learned;
  const auto rows = former_places(places, static_cast<std::size_t>(learned.rows));
  SparseMatrix neighbors;
  neighbors.rows = learned.rows;
  neighbors.cols = learned.cols;
  for (std::int64_t j = 0; j < learned.rows; ++j) {
    const auto row = rows[static_cast<std::size_t>(j)];
    if (row == joined) {
      append_row(learned, j, nullptr, neighbors);
    } else {
      append_row(former, row, &places, neighbors);
    }
    neighbors.row_starts.push_back(neighbors.nonzeros());
  }
  return neighbors;
}

double mean_of_both(double a, std::int64_t rows_a, double b, std::int64_t rows_b) {
  const auto of_a = static_cast<double>(rows_a);
  const auto of_b = static_cast<double>(rows_b);
  return (a * of_a + b * of_b) / (of_a + of_b);
}

}  // namespace

LearnedWeights join_weights(const FormerTerms& former, LearnedWeights learned, const std::vector<Term>& terms,
                            std::int64_t rows) {
  const auto places = places_of(former.terms, terms);
  learned.mean_length = mean_of_both(former.weights.mean_length, former.rows, learned.mean_length, rows);
  join_scales(former.weights.term_scales, places, learned.term_scales);
  learned.neighbors = join_neighbors(former.weights.neighbors, places, learned.neighbors);
  return learned;
}

std::vector<std::uint32_t> places_of(const std::vector<Term>& former, const std::vector<Term>& terms) {
  std::unordered_map<std::string_view, std::uint32_t> by_text;
  for (const auto& term : terms) by_text.emplace(term.text, static_cast<std::uint32_t>(by_text.size()));
  std::vector<std::uint32_t> places;
  for (const auto& term : former) {
    const auto at = by_text.find(term.text);
    if (at == by_text.end()) throw Error(ExitCode::internal, fmt::format("the former term '{}' was lost", term.text));
    places.push_back(at->second);
  }
  return places;
}

}  // namespace topicmill
