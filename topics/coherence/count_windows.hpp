// Words and pairs of words counted in windows: of the text, in a pass over a corpus, and of whole documents.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "text/analyzer/analyzer.hpp"
#include "text/input/second_pass.hpp"
#include "text/vectorize/vectorize.hpp"
#include "topics/coherence/adjacent_words.hpp"
#include "topics/coherence/same_contexts.hpp"
#include "topics/coherence/window_counts.hpp"

namespace topicmill {

/// What words stand beside once the filters have dropped what they drop.
struct Surroundings {
  std::vector<AdjacentWords> adjacent;  ///< those of the words that stand side by side, and how often
  std::vector<double> sameness;         ///< of each word's contexts, by its id (ContextCounter)
};

/// Whether anybody asks for them.
enum class WithSurroundings : std::uint8_t { no, yes };

/// Counts windows of all widths in the documents that a pass shows, on all threads; those that are shorter than
/// text.min_tokens do not count.
class WindowSink : public DocumentSink {
 public:
  /// Refers to all of them.
  WindowSink(const Analyzer& analyzer, const WordPairs& pairs, std::vector<std::int64_t> widths,
             WithSurroundings around = WithSurroundings::no);
  ~WindowSink() override;

  void take(const Document& document) override;

  /// Those of all documents so far, in the order of the widths: sums of whole numbers, the same for any number of
  /// threads. Not while one is being taken.
  std::vector<WindowCounts> counts() const;

  /// Empty where nobody asked for them. As counts().
  Surroundings surroundings() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Counts of documents (document_width) by a matrix n x m over `terms`, counts or weights: an entry above zero is an
/// occurrence. Parallel over rows.
WindowCounts count_documents(const SparseMatrix& matrix, const std::vector<Term>& terms, const WordPairs& pairs);

/// The same by a corpus that was counted.
WindowCounts count_documents(const CountedCorpus& corpus, const WordPairs& pairs);

}  // namespace topicmill
