#include "pipeline/model/learned_weights_bytes.hpp"

#include <fmt/format.h>

#include <string_view>

#include "base/error.hpp"

namespace topicmill {
namespace {

/// How many there are: of each term one, or none.
std::uint64_t count_of_terms(ByteReader& in, std::size_t terms, std::string_view what) {
  const auto count = in.count();
  if (count != 0 && count != terms) throw InputError(fmt::format("{} {} are of {} terms", count, what, terms));
  return count;
}

SparseMatrix read_neighbors(ByteReader& in, std::size_t terms) {
  SparseMatrix neighbors;
  neighbors.rows = static_cast<std::int64_t>(count_of_terms(in, terms, "lists of neighbors"));
  neighbors.cols = neighbors.rows;
  for (std::int64_t j = 0; j < neighbors.rows; ++j) {
    for (auto left = in.count(); left > 0; --left) {
      const auto term = in.count();
      if (term >= terms) throw InputError("a term has a neighbor that is not there");
      neighbors.columns.push_back(static_cast<std::uint32_t>(term));
      neighbors.values.push_back(in.number<float>());
    }
    neighbors.row_starts.push_back(neighbors.nonzeros());
  }
  return neighbors;
}

}  // namespace

void append_learned(const LearnedWeights& learned, ByteWriter& out) {
  out.number(learned.mean_length);
  out.count(learned.term_scales.size());
  for (const double scale : learned.term_scales) out.number(scale);
  const SparseMatrix& neighbors = learned.neighbors;
  out.count(static_cast<std::uint64_t>(neighbors.rows));
  for (std::int64_t j = 0; j < neighbors.rows; ++j) {
    const auto columns = neighbors.row_columns(j);
    out.count(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
      out.count(columns[i]);
      out.number(neighbors.row_values(j)[i]);
    }
  }
}

LearnedWeights read_learned(ByteReader& in, std::size_t terms) {
  LearnedWeights learned;
  learned.mean_length = in.number<double>();
  for (auto left = count_of_terms(in, terms, "scales"); left > 0; --left) {
    learned.term_scales.push_back(in.number<double>());
  }
  learned.neighbors = read_neighbors(in, terms);
  return learned;
}

}  // namespace topicmill
