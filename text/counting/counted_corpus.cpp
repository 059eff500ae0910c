#include "text/counting/counted_corpus.hpp"

#include <algorithm>

namespace topicmill {
namespace {

constexpr std::int64_t block_rows = 4096;

CountBlock block_of(const SparseMatrix& counts, std::int64_t begin, std::int64_t end) {
  CountBlock block;
  for (std::int64_t row = begin; row < end; ++row) {
    const auto columns = counts.row_columns(row);
    const auto values = counts.row_values(row);
    for (std::size_t i = 0; i < columns.size(); ++i) block.counts.push_back({columns[i], values[i]});
    block.ends.push_back(block.counts.size());
  }
  return block;
}

SummedVocabulary sum_terms(const std::vector<std::string>& terms, const SparseMatrix& counts) {
  SummedVocabulary summed;
  for (const auto& term : terms) summed.vocabulary.intern(term);
  summed.sums.resize(terms.size());
  for (std::size_t i = 0; i < counts.columns.size(); ++i) {
    ++summed.sums[counts.columns[i]].document_frequency;
    summed.sums[counts.columns[i]].count += counts.values[i];
  }
  return summed;
}

}  // namespace

CountedCorpus corpus_of_counts(std::vector<DocumentInfo> documents, const std::vector<std::string>& terms,
                               const SparseMatrix& counts) {
  const SummedVocabulary summed = sum_terms(terms, counts);
  CountedCorpus corpus;
  corpus.documents = std::move(documents);
  corpus.ids = corpus.terms.add(std::vector{&summed});
  for (std::int64_t row = 0; row < counts.rows; row += block_rows) {
    corpus.blocks.push_back(block_of(counts, row, std::min(row + block_rows, counts.rows)));
  }
  return corpus;
}

std::vector<std::pair<std::string_view, float>> counts_of(const CountedCorpus& corpus, std::size_t row) {
  std::vector<std::pair<std::string_view, float>> counts;
  for (const auto& block : corpus.blocks) {
    if (row >= block.ends.size()) {
      row -= block.ends.size();
      continue;
    }
    for (std::size_t i = row == 0 ? 0 : block.ends[row - 1]; i < block.ends[row]; ++i) {
      const auto id = corpus.ids[block.vocabulary][block.counts[i].term];
      counts.emplace_back(corpus.terms.term(id), block.counts[i].count);
    }
    break;
  }
  return counts;
}

}  // namespace topicmill
