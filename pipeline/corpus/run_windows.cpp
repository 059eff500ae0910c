#include "pipeline/corpus/run_windows.hpp"

namespace topicmill {
namespace {

/// What is counted in the text, in the order of the widths.
struct TextCounts {
  std::vector<WindowCounts> windows;
  Surroundings surroundings;
};

TextCounts count_text(const ReadableRun& run, const WordPairs& words, std::vector<std::int64_t> widths,
                      const Registry& registry, WithSurroundings around) {
  if (widths.empty() || run.again.obstacle()) return {};
  const Analyzer analyzer(run.index.text, registry);
  WindowSink windows(analyzer, words, std::move(widths), around);
  run.again.join(windows);
  run.again.make();
  return {windows.counts(), windows.surroundings()};
}

}  // namespace

RunWindows count_run_windows(const ReadableRun& run, const WordPairs& words, std::span<const std::int64_t> widths,
                             const Registry& registry, WithSurroundings around) {
  std::vector<std::int64_t> in_text(widths.begin(), widths.end());
  const bool rows_are_documents = !run.index.passages;
  if (rows_are_documents) std::erase(in_text, document_width);
  TextCounts text = count_text(run, words, std::move(in_text), registry, around);
  RunWindows found{{}, std::move(text.surroundings)};
  auto next = text.windows.begin();
  for (const std::int64_t width : widths) {
    if (width == document_width && rows_are_documents) {
      found.counts.emplace_back(count_documents(run.V.occurrences(), run.index.terms, words));
    } else {
      found.counts.push_back(next == text.windows.end() ? std::nullopt : std::optional(*next++));
    }
  }
  return found;
}

}  // namespace topicmill
