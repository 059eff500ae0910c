#include "text/vectorize/former_terms.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <map>
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

/// What `learned` says of some terms, said over all; 1 and nothing of the others.
LearnedWeights spread(const LearnedWeights& learned, const std::vector<std::uint32_t>& places, std::size_t terms) {
  LearnedWeights all;
  all.mean_length = learned.mean_length;
  if (!learned.term_scales.empty()) all.term_scales.assign(terms, 1);
  for (std::size_t i = 0; i < learned.term_scales.size(); ++i) all.term_scales[places[i]] = learned.term_scales[i];
  if (learned.neighbors.rows == 0) return all;
  SparseMatrix none;
  none.rows = none.cols = static_cast<std::int64_t>(terms);
  none.row_starts.assign(terms + 1, 0);
  all.neighbors = join_neighbors(learned.neighbors, places, none);
  return all;
}

/// Scales over all terms: those of `a` where it has one, else those of `b` by its measure.
std::vector<double> join_scales(const std::vector<double>& a, const std::vector<std::uint32_t>& places_a,
                                const std::vector<double>& b, const std::vector<std::uint32_t>& places_b) {
  if (a.empty()) return {};
  std::vector<bool> has(a.size(), false);
  for (const auto place : places_a) has[place] = true;
  double sum = 0;
  double count = 0;
  for (const auto place : places_b) {
    if (!has[place]) continue;
    sum += std::log(a[place] / b[place]);
    ++count;
  }
  const double measure = count > 0 ? std::exp(sum / count) : 1;
  std::vector<double> scales = a;
  for (const auto place : places_b) {
    if (!has[place]) scales[place] = b[place] * measure;
  }
  return scales;
}

}  // namespace

std::vector<Term> join_terms(const FormerTerms& a, const FormerTerms& b, const VectorizeOptions& options) {
  std::map<std::string_view, Term> joined;
  for (const auto* terms : {&a.terms, &b.terms}) {
    for (const Term& term : *terms) {
      Term& both = joined[term.text];
      both.text = term.text;
      both.document_frequency += term.document_frequency;
      both.count += term.count;
    }
  }
  std::vector<Term> terms;
  for (auto& [text, term] : joined) {
    term.idf = idf_of(options, a.rows + b.rows, term.document_frequency);
    terms.push_back(std::move(term));
  }
  return terms;
}

LearnedWeights join_weights(const FormerTerms& a, const FormerTerms& b, const std::vector<Term>& terms) {
  const auto places_a = places_of(a.terms, terms);
  const auto places_b = places_of(b.terms, terms);
  LearnedWeights all_a = spread(a.weights, places_a, terms.size());
  LearnedWeights all_b = spread(b.weights, places_b, terms.size());
  LearnedWeights joined;
  joined.mean_length = mean_of_both(a.weights.mean_length, a.rows, b.weights.mean_length, b.rows);
  joined.term_scales = join_scales(all_a.term_scales, places_a, all_b.term_scales, places_b);
  joined.neighbors = join_neighbors(a.weights.neighbors, places_a, all_b.neighbors);
  return joined;
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
