// One pass over the corpus: batches are cut serially, worked on by all threads, and collected in corpus order.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <utility>

#include "text/input/corpus_reader.hpp"

namespace topicmill {

/// Called now and then, serially, with the bytes read so far and in all, and the documents of this pass so far; may
/// throw to stop.
using PassProgress = std::function<void(std::int64_t bytes, std::int64_t bytes_total, std::int64_t documents)>;

inline constexpr std::int64_t all_batches = std::numeric_limits<std::int64_t>::max();

/// pass_over() without the type of what is made.
bool pass_over_erased(CorpusReader& reader, const std::function<std::shared_ptr<void>(Batch&&)>& work,
                      const std::function<void(std::shared_ptr<void>&&)>& collect, const PassProgress& progress,
                      std::int64_t most_batches);

/// Reads the rest of the corpus, or its next `most_batches`, on all threads of the current arena, with a bounded number
/// of batches in flight: calls `work` (any thread) with each batch, and `collect` (serially, in corpus order) with what
/// it made. False where the corpus is at its end. The first error in corpus order, of reading, parsing, work, collect
/// or progress, ends the pass and is thrown.
template <class Made>
bool pass_over(CorpusReader& reader, const std::function<Made(Batch&&)>& work,
               const std::function<void(Made&&)>& collect, const PassProgress& progress,
               std::int64_t most_batches = all_batches) {
  return pass_over_erased(
      reader, [&](Batch&& batch) -> std::shared_ptr<void> { return std::make_shared<Made>(work(std::move(batch))); },
      [&](std::shared_ptr<void>&& made) { collect(std::move(*static_cast<Made*>(made.get()))); }, progress,
      most_batches);
}

}  // namespace topicmill
