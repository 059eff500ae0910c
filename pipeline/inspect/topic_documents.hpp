// The documents that represent a topic.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "pipeline/inspect/run_texts.hpp"
#include "pipeline/run_directory/finished_run.hpp"

namespace topicmill {

/// A document, and the place of it that says most of the topic.
struct TopicDocument {
  std::string id;
  double theta = 0;      ///< P(topic | document)
  double explained = 0;  ///< how much of it its topics explain
  std::string text;      ///< empty where the input does not have it any more
  std::vector<Highlight> highlights;
};

/// Of each topic the `count` documents of the largest theta times explained, which are those most like it, ties in
/// corpus order. `missing` is set to the reason where the texts cannot be read. One pass over the tables and one over
/// the corpus, however many topics there are; memory for the ids of all documents and the texts of those chosen.
std::vector<std::vector<TopicDocument>> documents_of(const FinishedRun& run, std::span<const RunTopic> topics,
                                                     std::size_t count, std::string& missing);

/// The same of one topic.
std::vector<TopicDocument> documents_of(const FinishedRun& run, const RunTopic& topic, std::size_t count,
                                        std::string& missing);

}  // namespace topicmill
