// Where the words of a finished run's topics are counted: its own corpus, read anew.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "pipeline/corpus/corpus.hpp"
#include "pipeline/inspect/input_windows.hpp"
#include "pipeline/run_directory/finished_run.hpp"

namespace topicmill {

/// The windows of the corpus that a run was made of.
class DirectoryWindows {
 public:
  /// Refers to its arguments. `warnings`: where it is told that the input has changed since the run.
  DirectoryWindows(const FinishedRun& run, Progress& progress, std::vector<std::string>& warnings)
      : run_(run), progress_(progress), warnings_(warnings) {}

  /// Without documents that the run left out. Throws InputError where the input cannot be read.
  CountedWindows count(const WordPairs& words, std::span<const std::int64_t> widths) const;

 private:
  CountedWindows count_text(Corpus& corpus, const WordPairs& words, std::span<const std::int64_t> widths) const;
  CountedWindows count_matrix(Corpus& matrix, const WordPairs& words, std::span<const std::int64_t> widths) const;
  void warn_of_changes(const std::vector<InputFile>& files) const;

  const FinishedRun& run_;
  Progress& progress_;
  std::vector<std::string>& warnings_;
};

}  // namespace topicmill
