// What a sweep has finished, kept on disk, so that nothing is done twice: journal.jsonl, a line a trial.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "pipeline/sweep/sweep_trial.hpp"

namespace topicmill {

/// The journal of a directory. What was set is on disk when save() returns. One process, one thread.
class SweepJournal {
 public:
  /// Creates the directory, or opens that of a former sweep; a line that was cut short is as good as none. Throws
  /// OutputError where the directory holds something else.
  explicit SweepJournal(const std::filesystem::path& directory);

  std::optional<TrialResult> find(const std::string& key) const;
  void set(const std::string& key, const TrialResult& result);
  void save() const;

 private:
  std::filesystem::path path_;
  std::map<std::string, std::string> lines_;  ///< by key
};

}  // namespace topicmill
