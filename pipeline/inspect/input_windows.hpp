// Windows counted in an input: in its text, or by the documents of a matrix.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "pipeline/corpus/ready_matrix.hpp"
#include "pipeline/progress/progress.hpp"
#include "text/analyzer/analyzer.hpp"
#include "text/input/corpus_reader.hpp"
#include "text/input/second_pass.hpp"
#include "topics/coherence/window_counts.hpp"

namespace topicmill {

/// By width; none for those that cannot be counted.
using CountedWindows = std::vector<std::optional<WindowCounts>>;

/// In a pass over the text, on all threads. Throws as CorpusReader does.
CountedWindows count_text_windows(CorpusReader& reader, const Analyzer& analyzer, const WordPairs& words,
                                  std::span<const std::int64_t> widths, const IsLeftOut& is_left_out,
                                  Progress& progress);

/// A matrix tells of documents, nothing of windows.
CountedWindows count_matrix_windows(const ReadyCorpus& matrix, const WordPairs& words,
                                    std::span<const std::int64_t> widths);

}  // namespace topicmill
