// The topics of a finished run as the commands that inspect it see them: with their words, as labels.yaml says.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/model/model_file.hpp"
#include "pipeline/run_directory/labels.hpp"
#include "topics/topic_id.hpp"
#include "topics/word_scores.hpp"

namespace topicmill {

/// A word of a topic with its scores.
struct RunWord : ScoredWord {
  std::string term;
  double share = 0;  ///< P(topic | term)
};

/// A topic with every word that has a weight in it, by falling weight.
struct RunTopic {
  TopicId id;
  std::string label;
  std::optional<std::string> name;  ///< that labels.yaml gives it; then `label` is it
  double share = 0;
  std::int64_t documents = 0;
  std::vector<RunWord> words;
  std::vector<TopicId> merged;  ///< other topics that are shown as part of this one, ascending

  /// The topics that it stands for: itself, then those merged into it.
  std::vector<TopicId> parts() const;
};

/// How labels.yaml counts: topics that belong together as one and dropped ones not at all, or all of them apart. Names
/// are there either way.
enum class TopicView { edited, all_apart };

/// The topics of a run, by number, which is their place in the list only where they are `all_apart`. A topic with
/// others merged into it has the sums of their shares and documents, and the words of the mean of their P(term |
/// topic), weighed by share.
std::vector<RunTopic> topics_of(const Model& model, const Labels& labels, TopicView view,
                                const ScoreOptions& scoring = {});

/// Sorts words by falling score; of equal ones the heavier stays ahead.
void rank_words(WordScore by, std::vector<RunWord>& words);

/// That topic. `all`: how many topics the run has, shown or not. Throws UsageError where it is not among those that are
/// shown: naming the topic that it is part of, that it is dropped, or the range.
const RunTopic& find_topic(const std::vector<RunTopic>& topics, TopicId id, std::int64_t all);

}  // namespace topicmill
