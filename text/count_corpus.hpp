// Documents -> counts: the parallel middle of the pipeline.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "text/analyzer.hpp"
#include "text/corpus_reader.hpp"
#include "text/counted_corpus.hpp"

namespace topicmill {

/// Called now and then, serially, with the bytes read so far and in all, and documents so far; may throw to stop.
using CountProgress = std::function<void(std::int64_t bytes, std::int64_t bytes_total, std::int64_t documents)>;

/// How a corpus is counted.
struct CountOptions {
  std::optional<std::int64_t> memory_bytes;  ///< forget the rarest terms where the counts take more: see limit_memory
  CountProgress progress;
};

/// Reads, analyzes and counts the whole corpus on all threads of the current arena, with a bounded number of batches
/// in flight: memory grows with the matrix, never with the text. The result is the same for any number of threads.
CountedCorpus count_corpus(CorpusReader& reader, const Analyzer& analyzer, const CountOptions& options = {});

}  // namespace topicmill
