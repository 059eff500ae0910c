#include "pipeline/sweep/sweep_coherence.hpp"

#include <array>

#include "pipeline/corpus/run_windows.hpp"
#include "topics/coherence/coherence.hpp"

namespace topicmill {
namespace {

/// Over topics; none where nothing was counted.
std::optional<double> mean_coherence(Coherence coherence, std::span<const std::vector<std::uint32_t>> topics,
                                     const WordPairs& words, const std::optional<WindowCounts>& counts) {
  if (!counts || topics.empty()) return std::nullopt;
  double sum = 0;
  for (const auto& topic : topics) sum += coherence(topic, words, *counts);
  return sum / static_cast<double>(topics.size());
}

}  // namespace

void measure_coherence(SweptMatrix& matrix, const std::vector<TrialResult*>& results, const Registry& registry,
                       Progress& progress) {
  constexpr std::array<std::int64_t, 2> widths{10, document_width};
  std::vector<std::vector<std::string>> topics;
  for (const auto* result : results) topics.insert(topics.end(), result->top_words.begin(), result->top_words.end());
  const WordPairs words(topics);
  SecondPass again(matrix.corpus, matrix.index, progress);
  const auto counts = count_run_windows({matrix.index, matrix.V, again}, words, widths, registry).counts;
  std::size_t first = 0;
  for (auto* result : results) {
    const auto of_result = std::span(words.topics()).subspan(first, result->top_words.size());
    result->coherence = {matrix.text_hash, mean_coherence(npmi, of_result, words, counts[0]),
                         mean_coherence(umass, of_result, words, counts[1])};
    first += of_result.size();
  }
}

}  // namespace topicmill
