// The counts of a corpus in an order that can be compared.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "text/vectorize/take_matrix.hpp"

namespace topicmill {

/// All terms by byte order, and the counts: documents x terms.
struct CountMatrix {
  std::vector<std::string> terms;
  std::vector<std::int64_t> document_frequencies;
  SparseMatrix counts;
};

/// Takes the counts out of the corpus.
inline CountMatrix take_counts(CountedCorpus& corpus) {
  std::vector<std::uint32_t> ids;
  corpus.terms.for_each([&](std::uint32_t id) { ids.push_back(id); });
  std::sort(ids.begin(), ids.end(), [&](auto a, auto b) { return corpus.terms.term(a) < corpus.terms.term(b); });
  CountMatrix result;
  TermTable::Ids columns(corpus.terms.id_limit(), TermTable::is_dropped);
  for (const auto id : ids) {
    columns[id] = static_cast<std::uint32_t>(result.terms.size());
    result.terms.emplace_back(corpus.terms.term(id));
    result.document_frequencies.push_back(corpus.terms.sums(id).document_frequency);
  }
  result.counts = take_matrix(corpus, columns, static_cast<std::int64_t>(ids.size()));
  return result;
}

}  // namespace topicmill
