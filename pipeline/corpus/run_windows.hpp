// Where the windows that coherence needs are counted while a run is at hand: in its text, read anew, and in its matrix.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "pipeline/config/config.hpp"
#include "pipeline/corpus/corpus_matrix.hpp"
#include "pipeline/progress/progress.hpp"
#include "topics/coherence/window_counts.hpp"

namespace topicmill {

/// The counts of each width, in one pass over the text for all of them; document_width is counted by the matrix. None
/// for a window where the text cannot be read again: standard input, and ready matrices. Throws as CorpusReader does.
std::vector<std::optional<WindowCounts>> count_run_windows(const Config& config, const Registry& registry,
                                                           const CorpusMatrix& corpus, const WordPairs& words,
                                                           std::span<const std::int64_t> widths, Progress& progress);

}  // namespace topicmill
