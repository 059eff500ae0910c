// Where the words of a finished run's topics are counted: its own corpus, read anew, or another.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "pipeline/corpus/corpus.hpp"
#include "pipeline/inspect/evaluate_directory.hpp"
#include "text/input/corpus_reader.hpp"
#include "topics/coherence/count_windows.hpp"

namespace topicmill {

/// The windows of one or the other.
class DirectoryWindows {
 public:
  /// Refers to its arguments. `warnings`: where it is told that the input has changed since the run.
  DirectoryWindows(const FinishedRun& run, const ReferenceCorpus& reference, Progress& progress,
                   std::vector<std::string>& warnings);

  /// Windows of each width; none for those that cannot be counted. Throws InputError where the input cannot be read, or
  /// where a reference corpus has none of the words.
  std::vector<std::optional<WindowCounts>> count(const WordPairs& words, std::span<const std::int64_t> widths) const;

 private:
  void require_words(const std::vector<std::optional<WindowCounts>>& counts) const;
  std::vector<std::optional<WindowCounts>> count_input(const WordPairs& words,
                                                       std::span<const std::int64_t> widths) const;
  std::vector<WindowCounts> count_text(Corpus& corpus, const WordPairs& words,
                                       std::span<const std::int64_t> widths) const;
  std::vector<WindowCounts> count_reference(CorpusReader& reader, const Analyzer& analyzer, const WordPairs& words,
                                            std::span<const std::int64_t> widths) const;
  std::vector<WindowCounts> pass(CorpusReader& reader, const Analyzer& analyzer, const WordPairs& words,
                                 std::span<const std::int64_t> widths,
                                 const std::unordered_set<std::string>& without) const;
  std::vector<std::optional<WindowCounts>> count_matrix(Corpus& matrix, const WordPairs& words,
                                                        std::span<const std::int64_t> widths) const;
  void warn_of_changes(const std::vector<InputFile>& files) const;

  const FinishedRun& run_;
  bool is_reference_;
  bool fields_are_of_run_;
  InputOptions input_;
  Progress& progress_;
  std::vector<std::string>& warnings_;
};

}  // namespace topicmill
