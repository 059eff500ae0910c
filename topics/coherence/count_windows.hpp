// The pass over a corpus that counts words and pairs of words in windows.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "text/analyzer/analyzer.hpp"
#include "text/input/corpus_pass.hpp"
#include "text/vectorize/vectorize.hpp"
#include "topics/coherence/window_counts.hpp"

namespace topicmill {

struct WindowPassOptions {
  std::unordered_set<std::string> left_out;  ///< origins of documents that do not count
  PassProgress progress;
};

/// Reads and analyzes the whole corpus on all threads of the current arena and counts windows of all widths in that one
/// pass; documents that are shorter than text.min_tokens do not count. The counts, in the order of `widths`, are sums
/// of whole numbers: the same for any number of threads. Throws as CorpusReader does.
std::vector<WindowCounts> count_windows(CorpusReader& reader, const Analyzer& analyzer, const WordPairs& pairs,
                                        std::span<const std::int64_t> widths, const WindowPassOptions& options = {});

/// Counts of documents (document_width) by a matrix n x m over `terms`, counts or weights: an entry above zero is an
/// occurrence. Parallel over rows.
WindowCounts count_documents(const SparseMatrix& matrix, const std::vector<Term>& terms, const WordPairs& pairs);

/// The same by a corpus that was counted.
WindowCounts count_documents(const CountedCorpus& corpus, const WordPairs& pairs);

}  // namespace topicmill
