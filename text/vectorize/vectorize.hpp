// Counts of all terms -> counts of those that stay, and what the weighted matrix is.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "text/counting/counted_corpus.hpp"
#include "text/vectorize/rare_terms.hpp"
#include "text/vectorize/vectorize_options.hpp"

namespace topicmill {

/// One kept term.
struct Term {
  std::string text;
  std::int64_t document_frequency = 0;  ///< in rows: documents, or passages where these are modeled
  std::int64_t count = 0;               ///< occurrences in the corpus
  double idf = 1;                       ///< as used in the weights: to its power; 1 where idf is none
};

/// How many distinct terms each rule dropped.
struct DroppedTerms {
  std::int64_t min_df = 0;
  std::int64_t max_df = 0;
  std::int64_t max_features = 0;
  std::int64_t not_listed = 0;  ///< in the fixed vocabulary
};

/// The kept terms and their counts: n rows (documents, or their passages) x m terms, terms by code point.
struct PrunedCounts {
  std::vector<Term> terms;
  SparseMatrix counts;
  std::vector<std::int64_t> known_tokens;  ///< n: tokens of a row that are kept terms
  DroppedTerms dropped;
  std::optional<std::int64_t> absent_terms;  ///< of a fixed vocabulary: terms that no document has; none without one
  RareTerms rare{};                          ///< that min_df dropped
  std::int64_t distinct_terms = 0;           ///< before pruning
};

/// The idf of a term that so many of the rows have, to its power.
double idf_of(const VectorizeOptions& options, std::int64_t rows, std::int64_t frequency);

/// Drops terms outside [min_df, max_df], then all but the max_features most frequent (ties: the lower code point
/// stays), and sets each idf; or, where options.vocabulary is set, keeps the listed terms and no other, and gives those
/// that no document has an empty column. Throws InputError where no term stays, naming what each rule dropped and the
/// mend. Parallel; takes the counts out of the corpus and frees each block of them as it becomes rows of the matrix. A
/// term that min_df and max_df both drop counts under min_df. Where several ranks have counted, terms and what was
/// dropped are of all they have, and the counts of the rows that this one has.
PrunedCounts prune(CountedCorpus& corpus, const VectorizeOptions& options);

/// What is factorized, n documents x m terms: no counts any more.
struct WeightedMatrix {
  SparseMatrix values;
  std::vector<double> document_scales{};  ///< n, by vectorize.document_degree (document_degree.hpp); empty: all 1
  std::optional<SparseMatrix> counts{};   ///< where `values` has entries for terms that a document does not have

  /// The matrix whose entries are the terms that each document has.
  const SparseMatrix& occurrences() const { return counts ? *counts : values; }
};

}  // namespace topicmill
