// Documents -> counts: the parallel middle of the pipeline.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "text/analyzer.hpp"
#include "text/corpus_reader.hpp"

namespace topicmill {

/// What stays of a document once it is counted.
struct DocumentInfo {
  std::string id;
  std::string origin;
  std::vector<std::string> metadata;
  std::int64_t tokens = 0;  ///< after the filters
};

/// A counted corpus: n documents x all distinct terms. Everything is in corpus order or code point order, so it does
/// not depend on threads or on how documents fell into batches.
struct CountedCorpus {
  std::vector<DocumentInfo> documents;  ///< n, in corpus order
  std::vector<Reject> rejects;          ///< in corpus order
  std::vector<std::string> terms;       ///< distinct, by code point (byte) order
  SparseMatrix counts;                  ///< n x terms
};

/// Called now and then, serially, with the bytes read so far and in all, and documents so far; may throw to stop.
using CountProgress = std::function<void(std::int64_t bytes, std::int64_t bytes_total, std::int64_t documents)>;

/// Reads, analyzes and counts the whole corpus on all threads of the current arena, with a bounded number of batches
/// in flight: memory grows with the matrix, never with the text.
CountedCorpus count_corpus(CorpusReader& reader, const Analyzer& analyzer, const CountProgress& progress = {});

}  // namespace topicmill
