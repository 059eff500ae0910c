// The table passages: where the pieces of each document stand in its text, and what each is about.
#pragma once

#include <filesystem>
#include <vector>

#include "base/table.hpp"
#include "pipeline/corpus/corpus_index.hpp"
#include "topics/document_topics.hpp"

namespace topicmill {

/// document, passage (1, 2 ... in each document), begin, end (bytes of the document's text), tokens, known_tokens;
/// where there are topics (else null; one a passage), top_topic and its theta. Refers to its arguments. The corpus must
/// have passages.
Table passages_table(const CorpusIndex& corpus, const std::vector<TopTopic>* topics);

/// The passages of all documents of a run, in corpus order, and the top topic of each.
struct TopicPassages {
  Passages passages;
  std::vector<TopTopic> topics;
};

/// Whether the run has passages.
bool has_passages(const std::filesystem::path& directory);

/// Throws InputError where the table is not there, or where a cell is none of it.
TopicPassages read_passages(const std::filesystem::path& directory);

}  // namespace topicmill
