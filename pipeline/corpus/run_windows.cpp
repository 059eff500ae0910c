#include "pipeline/corpus/run_windows.hpp"

#include "topics/coherence/count_windows.hpp"

namespace topicmill {
namespace {

std::vector<WindowCounts> count_text(const ReadableRun& run, const WordPairs& words, std::vector<std::int64_t> widths,
                                     const Registry& registry) {
  if (widths.empty() || run.again.obstacle()) return {};
  const Analyzer analyzer(run.index.text, registry);
  WindowSink windows(analyzer, words, std::move(widths));
  run.again.join(windows);
  run.again.make();
  return windows.counts();
}

}  // namespace

std::vector<std::optional<WindowCounts>> count_run_windows(const ReadableRun& run, const WordPairs& words,
                                                           std::span<const std::int64_t> widths,
                                                           const Registry& registry) {
  std::vector<std::int64_t> in_text(widths.begin(), widths.end());
  const bool rows_are_documents = !run.index.passages;
  if (rows_are_documents) std::erase(in_text, document_width);
  const auto windows = count_text(run, words, std::move(in_text), registry);
  std::vector<std::optional<WindowCounts>> counts;
  auto next = windows.begin();
  for (const std::int64_t width : widths) {
    if (width == document_width && rows_are_documents) {
      counts.emplace_back(count_documents(run.V.occurrences(), run.index.terms, words));
    } else {
      counts.push_back(next == windows.end() ? std::nullopt : std::optional(*next++));
    }
  }
  return counts;
}

}  // namespace topicmill
