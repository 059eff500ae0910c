// Documents -> counts: the parallel middle of the pipeline.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "text/analyzer/analyzer.hpp"
#include "text/counting/counted_corpus.hpp"
#include "text/duplicates/duplicate_finder.hpp"
#include "text/input/corpus_pass.hpp"
#include "text/passages/passage_cutter.hpp"

namespace topicmill {

/// How a corpus is counted.
struct CountOptions {
  std::optional<std::int64_t> memory_bytes;  ///< forget the rarest terms where the counts take more: see limit_memory
  DuplicateFinder* duplicates = nullptr;     ///< leave out the documents that it finds to repeat earlier ones
  PassProgress progress{};
  const PassageCutter* passages = nullptr;    ///< cut the documents into passages, each a row
  Collective* ranks = &alone();               ///< who share the batches
  std::function<void(const Batch&)> watch{};  ///< shown each batch before it is counted, on any thread
};

/// Reads, analyzes and counts the whole corpus on all threads of the current arena, with a bounded number of batches
/// in flight: memory grows with the matrix, never with the text. The analyzer must have learned (see learn()). The
/// result is the same for any number of threads.
CountedCorpus count_corpus(CorpusReader& reader, const Analyzer& analyzer, const CountOptions& options = {});

}  // namespace topicmill
