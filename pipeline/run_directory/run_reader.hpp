// A finished run as the commands that inspect it see it: topics with their words, read from its model,
// as its labels.yaml says.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "files/input_file.hpp"
#include "pipeline/model/model_file.hpp"
#include "topics/word_scores.hpp"

namespace topicmill {

/// A word of a topic with its scores.
struct RunWord : ScoredWord {
  std::string term;
  double share = 0;  ///< P(topic | term)
};

/// A topic with every word that has a weight in it, by falling weight.
struct RunTopic {
  std::int64_t number = 0;
  std::string label;
  std::optional<std::string> name;  ///< that labels.yaml gives it; then `label` is it
  double share = 0;
  std::int64_t documents = 0;
  std::vector<RunWord> words;
  std::vector<std::int64_t> merged;  ///< other topics that are shown as part of this one, ascending

  /// The topics that it stands for: itself, then those merged into it.
  std::vector<std::int64_t> parts() const;
};

/// How labels.yaml counts: topics that belong together as one and dropped ones not at all, or all of them apart. Names
/// are there either way.
enum class TopicView { edited, all_apart };

/// The files that the run read, by its run.json. Throws InputError where that cannot be read.
std::vector<InputFile> read_inputs(const std::filesystem::path& directory);

/// The topics of a run, by number, which is their place in the list only where they are `all_apart`. A topic with
/// others merged into it has the sums of their shares and documents, and the words of the mean of their P(term |
/// topic), weighed by share. Throws InputError where the directory is no run with topics, ConfigError where labels.yaml
/// is wrong.
std::vector<RunTopic> read_topics(const std::filesystem::path& directory, TopicView view = TopicView::edited,
                                  const ScoreOptions& scoring = {});

/// The same of the run's model that is at hand already; merges are made in it.
std::vector<RunTopic> topics_of(Model& model, const std::filesystem::path& directory, TopicView view,
                                const ScoreOptions& scoring = {});

/// Sorts words by falling score; of equal ones the heavier stays ahead.
void rank_words(WordScore by, std::vector<RunWord>& words);

/// The topic of that number. Throws UsageError where it is not among them: naming the range, or the topic it is part
/// of.
const RunTopic& find_topic(const std::vector<RunTopic>& topics, std::int64_t number);

}  // namespace topicmill
