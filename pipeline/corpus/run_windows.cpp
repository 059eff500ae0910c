#include "pipeline/corpus/run_windows.hpp"

#include <string>
#include <unordered_set>

#include "pipeline/corpus/ready_matrix.hpp"
#include "text/counting/learn.hpp"
#include "topics/coherence/count_windows.hpp"

namespace topicmill {
namespace {

std::unordered_set<std::string> left_out(const CorpusMatrix& corpus) {
  std::unordered_set<std::string> origins;
  for (const auto& reject : corpus.rejects) origins.insert(reject.origin);
  for (const auto& duplicate : corpus.duplicates) origins.insert(duplicate.origin);
  return origins;
}

std::vector<WindowCounts> count_text(const Config& config, const Registry& registry, const CorpusMatrix& corpus,
                                     const WordPairs& words, std::span<const std::int64_t> widths, Progress& progress) {
  if (widths.empty() || find_ready_matrix(config.input) || input_to_read_once(config.input)) return {};
  CorpusReader reader(config.input, registry);
  const Analyzer analyzer(corpus.text, registry);
  progress.begin("evaluating", "MB");
  auto counts = count_windows(reader, analyzer, words, widths, {left_out(corpus), report_to(progress)});
  progress.end();
  return counts;
}

}  // namespace

std::vector<std::optional<WindowCounts>> count_run_windows(const Config& config, const Registry& registry,
                                                           const CorpusMatrix& corpus, const WordPairs& words,
                                                           std::span<const std::int64_t> widths, Progress& progress) {
  std::vector<std::int64_t> in_text(widths.begin(), widths.end());
  std::erase(in_text, document_width);
  const auto windows = count_text(config, registry, corpus, words, in_text, progress);
  std::vector<std::optional<WindowCounts>> counts;
  auto next = windows.begin();
  for (const std::int64_t width : widths) {
    if (width == document_width) {
      counts.emplace_back(count_documents(corpus.values(), corpus.pruned.terms, words));
    } else {
      counts.push_back(next == windows.end() ? std::nullopt : std::optional(*next++));
    }
  }
  return counts;
}

}  // namespace topicmill
