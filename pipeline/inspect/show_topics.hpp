// The topics of a run for people: an overview of all, and the words of one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "pipeline/inspect/topic_documents.hpp"
#include "pipeline/run_directory/finished_run.hpp"
#include "pipeline/terminal/terminal.hpp"

namespace topicmill {

struct ShowOptions {
  std::optional<std::int64_t> topic;  ///< one topic in full; none: all of them, a line each
  std::optional<std::int64_t> words;  ///< how many words of each; none: what fits
  WordScore by = WordScore::weight;
  ScoreOptions scoring;
  TopicView view = TopicView::edited;
  Terminal terminal = Terminal::standard_output();
};

/// The name of a topic, where a person gave it one, and at most `count` of its words on one line of at most `width`
/// columns, whole words only; without a name the words of its label come ahead.
std::string word_line(const RunTopic& topic, std::size_t count, int width);

/// All topics of the run, a line each: number, share, documents, words.
std::string topics_overview(const FinishedRun& run, const ShowOptions& options);

/// The topics with their words ranked as the options say, forms of one word as topics.fold of the run says.
std::vector<RunTopic> ranked_topics(const FinishedRun& run, const ShowOptions& options);

/// A topic and how alike another one is.
struct NearTopic {
  TopicId id;
  std::string label;
  double similarity = 0;  ///< the cosine of their weights
};

/// The `count` topics most like that one, by falling similarity, ties by number.
std::vector<NearTopic> nearest_topics(const std::vector<RunTopic>& topics, const RunTopic& topic, std::size_t count);

/// One topic: its words with bars, the topics nearest to it, and documents that represent it.
std::string topic_in_full(const std::vector<RunTopic>& topics, const RunTopic& topic,
                          const std::vector<TopicDocument>& documents, const ShowOptions& options);

}  // namespace topicmill
