// One document of a run: its topics, and the words that carry them.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/inspect/run_texts.hpp"
#include "pipeline/run_directory/finished_run.hpp"

namespace topicmill {

/// A word of a document and what it adds to a topic: its weight in the document times its weight in the topic, as a
/// share of what all words of the document add.
struct CarryingWord {
  std::string term;
  double contribution = 0;
};

struct DocumentTopic {
  TopicId topic;
  std::string label;
  double theta = 0;
  std::vector<CarryingWord> words;  ///< by falling contribution, ties by code point
};

/// A passage, and the shown topic that most of it is about.
struct ShownPassage {
  Passage place;
  std::optional<TopicId> topic;  ///< none where it has no topic, or one that is not shown
  std::string label;
  float theta = 0;
};

struct ShownDocument {
  std::string id;
  std::vector<std::pair<std::string, std::string>> metadata;
  std::vector<DocumentTopic> topics;   ///< those with theta > 0, by falling theta
  double dropped = 0;                  ///< theta of topics that labels.yaml drops
  std::vector<ShownPassage> passages;  ///< none where documents are whole
  std::string text;                    ///< empty where the input is no longer there
  std::vector<Highlight> highlights;   ///< of the text
  std::string words_missing;           ///< why no words are shown; empty where they are
};

/// Reads the topics of the document from the run's tables and its words from the run's input, where that is still
/// there. Throws UsageError with the nearest id where it has no such document.
ShownDocument show_document(const FinishedRun& run, const std::string& id, TopicView view = TopicView::edited);

}  // namespace topicmill
