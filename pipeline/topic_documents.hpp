// The documents that represent a topic.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pipeline/run_texts.hpp"

namespace topicmill {

/// A document, and the place of it that says most of the topic.
struct TopicDocument {
  std::string id;
  double theta = 0;      ///< P(topic | document)
  double explained = 0;  ///< how much of it its topics explain
  std::string text;      ///< empty where the input does not have it any more
  std::vector<Highlight> highlights;
};

/// The `count` documents of the largest theta times explained, which are those most like the topic, ties in corpus
/// order. `missing` is set to the reason where the texts cannot be read. O(documents) time and memory.
std::vector<TopicDocument> documents_of(const std::filesystem::path& directory, const RunTopic& topic,
                                        std::size_t count, const Registry& registry, std::string& missing);

}  // namespace topicmill
