// Where the windows that coherence needs are counted while a run is at hand: in its text, read anew, and in its matrix.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "pipeline/corpus/second_pass.hpp"
#include "topics/coherence/count_windows.hpp"
#include "topics/coherence/window_counts.hpp"

namespace topicmill {

/// A counted corpus whose text may be read again.
struct ReadableRun {
  const CorpusIndex& index;
  const WeightedMatrix& V;
  SecondPass& again;
};

struct RunWindows {
  std::vector<std::optional<WindowCounts>> counts;  ///< by width
  Surroundings surroundings;                        ///< none where nobody asked for them, or no text was read
};

/// The counts of each width: document_width is counted by the matrix where its rows are documents, all others in the
/// second pass, which is made for them and for all who have joined it. None for a window where the text cannot be read
/// again: standard input, and ready matrices. Throws as CorpusReader does.
RunWindows count_run_windows(const ReadableRun& run, const WordPairs& words, std::span<const std::int64_t> widths,
                             const Registry& registry, WithSurroundings around = WithSurroundings::no);

}  // namespace topicmill
