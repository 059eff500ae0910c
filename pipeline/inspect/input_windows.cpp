#include "pipeline/inspect/input_windows.hpp"

#include <array>
#include <iterator>

#include "pipeline/corpus/count_terms.hpp"
#include "topics/coherence/count_windows.hpp"

namespace topicmill {

CountedWindows count_text_windows(CorpusReader& reader, const Analyzer& analyzer, const WordPairs& words,
                                  std::span<const std::int64_t> widths, const IsLeftOut& is_left_out,
                                  Progress& progress) {
  WindowSink windows(analyzer, words, {widths.begin(), widths.end()});
  const std::array<DocumentSink*, 1> sinks{&windows};
  progress.begin("evaluating", "MB");
  pass_over(reader, sinks, is_left_out, report_to(progress));
  progress.end();
  auto counts = windows.counts();
  return {std::make_move_iterator(counts.begin()), std::make_move_iterator(counts.end())};
}

CountedWindows count_matrix_windows(const ReadyCorpus& matrix, const WordPairs& words,
                                    std::span<const std::int64_t> widths) {
  CountedWindows counts;
  for (const std::int64_t width : widths) {
    counts.push_back(width == document_width ? std::optional(count_documents(matrix.counted, words)) : std::nullopt);
  }
  return counts;
}

}  // namespace topicmill
