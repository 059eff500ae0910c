// Which terms stay, and the matrix of those that do.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.hpp"
#include "text/vectorize.hpp"

namespace topicmill {
namespace {

/// Sums over the documents, of one term.
struct TermSums {
  std::int64_t document_frequency = 0;
  std::int64_t count = 0;
};

constexpr std::uint32_t is_dropped = std::numeric_limits<std::uint32_t>::max();

/// The sums are made in slices of rows, each with sums of its own; as many slices as the non-zeros outweigh.
std::size_t slice_count(const SparseMatrix& counts) {
  const std::int64_t by_size = counts.nonzeros() / std::max<std::int64_t>(counts.cols, 1 << 14);
  return static_cast<std::size_t>(std::clamp<std::int64_t>(by_size, 1, 64));
}

void add_rows(const SparseMatrix& counts, std::int64_t begin, std::int64_t end, std::vector<TermSums>& sums) {
  for (std::int64_t row = begin; row < end; ++row) {
    const auto columns = counts.row_columns(row);
    const auto values = counts.row_values(row);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      ++sums[columns[i]].document_frequency;
      sums[columns[i]].count += static_cast<std::int64_t>(values[i]);
    }
  }
}

std::vector<TermSums> sum_columns(const SparseMatrix& counts) {
  const std::size_t slices = slice_count(counts);
  const auto terms = static_cast<std::size_t>(counts.cols);
  std::vector<std::vector<TermSums>> parts(slices);
  const auto row_of = [&](std::size_t s) {
    return counts.rows / static_cast<std::int64_t>(slices) * static_cast<std::int64_t>(s) +
           counts.rows % static_cast<std::int64_t>(slices) * static_cast<std::int64_t>(s) /
               static_cast<std::int64_t>(slices);
  };
  tbb::parallel_for(std::size_t{0}, slices, [&](std::size_t s) {
    parts[s].resize(terms);
    add_rows(counts, row_of(s), row_of(s + 1), parts[s]);
  });
  tbb::parallel_for(std::size_t{0}, terms, [&](std::size_t t) {
    for (std::size_t s = 1; s < slices; ++s) {
      parts[0][t].document_frequency += parts[s][t].document_frequency;
      parts[0][t].count += parts[s][t].count;
    }
  });
  return std::move(parts[0]);
}

/// Ids of the terms within the limits, ascending.
std::vector<std::uint32_t> within_limits(const std::vector<TermSums>& sums, double min, double max,
                                         DroppedTerms& dropped) {
  std::vector<std::uint32_t> kept;
  for (std::size_t t = 0; t < sums.size(); ++t) {
    const auto frequency = static_cast<double>(sums[t].document_frequency);
    if (frequency < min) {
      ++dropped.min_df;
    } else if (frequency > max) {
      ++dropped.max_df;
    } else {
      kept.push_back(static_cast<std::uint32_t>(t));
    }
  }
  return kept;
}

/// Leaves the `most` terms of the highest counts; of equal counts the lower id stays, ids being in code point order.
void keep_most_frequent(const std::vector<TermSums>& sums, std::int64_t most, std::vector<std::uint32_t>& kept,
                        DroppedTerms& dropped) {
  const auto room = static_cast<std::size_t>(most);
  if (kept.size() <= room) return;
  const auto comes_first = [&](std::uint32_t a, std::uint32_t b) {
    return sums[a].count != sums[b].count ? sums[a].count > sums[b].count : a < b;
  };
  std::nth_element(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(room), kept.end(), comes_first);
  dropped.max_features = static_cast<std::int64_t>(kept.size() - room);
  kept.resize(room);
  std::sort(kept.begin(), kept.end());
}

double idf_of(DocumentWeight weight, std::int64_t documents, std::int64_t frequency) {
  const auto n = static_cast<double>(documents);
  const auto df = static_cast<double>(frequency);
  switch (weight) {
    case DocumentWeight::smooth:
      return std::log((1 + n) / (1 + df)) + 1;
    case DocumentWeight::standard:
      return std::log(n / df) + 1;
    case DocumentWeight::none:
      return 1;
  }
  return 1;
}

std::string no_term_message(const CountedCorpus& corpus, const VectorizeOptions& options, const DroppedTerms& dropped) {
  if (corpus.documents.empty()) return "no term is left: there are no documents; look at input.path";
  if (corpus.terms.empty()) {
    return fmt::format(
        "no term is left: the analyzer left no token in {} documents; look at text.tokenizer and "
        "text.filters",
        corpus.documents.size());
  }
  std::vector<std::string> rules;
  if (dropped.min_df > 0) {
    rules.push_back(fmt::format("vectorize.min_df ({}) dropped {}", options.min_df.to_text(), dropped.min_df));
  }
  if (dropped.max_df > 0) {
    rules.push_back(fmt::format("vectorize.max_df ({}){} {}", options.max_df.to_text(), rules.empty() ? " dropped" : "",
                                dropped.max_df));
  }
  const bool too_rare = dropped.min_df >= dropped.max_df;
  return fmt::format("no term is left: {} distinct terms, of which {}; {}, or add documents", corpus.terms.size(),
                     fmt::join(rules, " and "), too_rare ? "lower vectorize.min_df" : "raise vectorize.max_df");
}

/// The matrix of the columns whose new id is not is_dropped.
SparseMatrix select_columns(const SparseMatrix& counts, const std::vector<std::uint32_t>& new_ids, std::size_t cols) {
  SparseMatrix result;
  result.rows = counts.rows;
  result.cols = static_cast<std::int64_t>(cols);
  result.row_starts.assign(static_cast<std::size_t>(counts.rows) + 1, 0);
  tbb::parallel_for(std::int64_t{0}, counts.rows, [&](std::int64_t row) {
    const auto columns = counts.row_columns(row);
    result.row_starts[static_cast<std::size_t>(row) + 1] = std::count_if(
        columns.begin(), columns.end(), [&](std::uint32_t column) { return new_ids[column] != is_dropped; });
  });
  for (std::size_t row = 1; row < result.row_starts.size(); ++row) result.row_starts[row] += result.row_starts[row - 1];
  result.columns.resize(static_cast<std::size_t>(result.row_starts.back()));
  result.values.resize(result.columns.size());
  tbb::parallel_for(std::int64_t{0}, counts.rows, [&](std::int64_t row) {
    const auto columns = counts.row_columns(row);
    const auto values = counts.row_values(row);
    auto at = static_cast<std::size_t>(result.row_starts[static_cast<std::size_t>(row)]);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      if (new_ids[columns[i]] == is_dropped) continue;
      result.columns[at] = new_ids[columns[i]];
      result.values[at++] = values[i];
    }
  });
  return result;
}

std::vector<std::int64_t> row_sums(const SparseMatrix& counts) {
  std::vector<std::int64_t> sums(static_cast<std::size_t>(counts.rows));
  tbb::parallel_for(std::int64_t{0}, counts.rows, [&](std::int64_t row) {
    for (const float value : counts.row_values(row)) sums[static_cast<std::size_t>(row)] += std::int64_t(value);
  });
  return sums;
}

}  // namespace

PrunedCounts prune(const CountedCorpus& corpus, const VectorizeOptions& options) {
  const std::int64_t documents = corpus.counts.rows;
  const auto sums = sum_columns(corpus.counts);
  PrunedCounts result;
  auto kept = within_limits(sums, options.min_df.of(documents), options.max_df.of(documents), result.dropped);
  if (kept.empty()) throw InputError(no_term_message(corpus, options, result.dropped));
  if (options.max_features) keep_most_frequent(sums, *options.max_features, kept, result.dropped);

  std::vector<std::uint32_t> new_ids(sums.size(), is_dropped);
  result.terms.reserve(kept.size());
  for (const auto id : kept) {
    new_ids[id] = static_cast<std::uint32_t>(result.terms.size());
    const auto& sum = sums[id];
    result.terms.push_back(
        {corpus.terms[id], sum.document_frequency, sum.count, idf_of(options.idf, documents, sum.document_frequency)});
  }
  result.counts = select_columns(corpus.counts, new_ids, kept.size());
  result.known_tokens = row_sums(result.counts);
  return result;
}

}  // namespace topicmill
