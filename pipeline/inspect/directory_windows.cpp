#include "pipeline/inspect/directory_windows.hpp"

#include <algorithm>

#include "text/counting/learn.hpp"

namespace topicmill {
namespace {

std::vector<std::string> lines_of_inputs(const std::vector<InputFile>& files) {
  std::vector<std::string> lines;
  for (const auto& file : files) lines.push_back(file.path + " " + file.hash);
  std::sort(lines.begin(), lines.end());
  return lines;
}

}  // namespace

CountedWindows DirectoryWindows::count(const WordPairs& words, std::span<const std::int64_t> widths) const {
  const InputOptions& input = run_.config().input;
  if (input_to_read_once(input)) return {widths.size(), std::nullopt};
  Corpus corpus(input, run_.registry());
  return corpus.matrix() ? count_matrix(corpus, words, widths) : count_text(corpus, words, widths);
}

CountedWindows DirectoryWindows::count_text(Corpus& corpus, const WordPairs& words,
                                            std::span<const std::int64_t> widths) const {
  CorpusReader reader = corpus.read();
  const Analyzer analyzer(run_.config().text, run_.registry());
  const auto& left_out = run_.left_out();
  const auto is_left_out = [&](const Document& document) { return left_out.contains(document.origin); };
  auto counts = count_text_windows(reader, analyzer, words, widths, is_left_out, progress_);
  warn_of_changes(reader.files());
  return counts;
}

CountedWindows DirectoryWindows::count_matrix(Corpus& matrix, const WordPairs& words,
                                              std::span<const std::int64_t> widths) const {
  const ReadyCorpus corpus = matrix.read_matrix(run_.config());
  warn_of_changes(corpus.files);
  return count_matrix_windows(corpus, words, widths);
}

void DirectoryWindows::warn_of_changes(const std::vector<InputFile>& files) const {
  if (lines_of_inputs(files) == lines_of_inputs(run_.inputs())) return;
  warnings_.emplace_back("the input has changed since the run: coherence is that of the documents there are now");
}

}  // namespace topicmill
