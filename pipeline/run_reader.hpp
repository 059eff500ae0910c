// A finished run as the commands that inspect it see it: topics with their words, read from its tables.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace topicmill {

/// A row of topic_words.
struct RunWord {
  std::string term;
  double weight = 0;
  double probability = 0;
};

/// A row of topics, with its rows of topic_words in order of rank.
struct RunTopic {
  std::int64_t number = 0;
  std::string label;
  double share = 0;
  std::int64_t documents = 0;
  std::vector<RunWord> words;
  std::vector<std::int64_t> merged;  ///< other topics that are shown as part of this one, ascending

  /// The topics that it stands for: itself, then those merged into it.
  std::vector<std::int64_t> parts() const;
};

/// The topics of a run, by number. Throws InputError where the directory is no run with topics.
std::vector<RunTopic> read_topics(const std::filesystem::path& directory);

/// Throws UsageError, naming the range, where there is no topic of that number.
const RunTopic& find_topic(const std::vector<RunTopic>& topics, std::int64_t number);

}  // namespace topicmill
