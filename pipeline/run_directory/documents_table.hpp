// The table documents: what became of each document.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/table.hpp"
#include "pipeline/corpus/corpus_index.hpp"
#include "topics/document_topics.hpp"

namespace topicmill {

/// document, origin, tokens, known_tokens, empty; explained, where there are topics (else null); language, where
/// text.language is auto. Refers to its arguments.
Table documents_table(const CorpusIndex& corpus, const DocumentTopics* topics);

/// What the table says of a document beside what doc_topics does.
struct DocumentRow {
  std::string origin;
  std::int64_t tokens = 0;
  std::int64_t known_tokens = 0;
};

/// In corpus order. Throws as read_explained() does.
std::vector<DocumentRow> read_document_rows(const std::filesystem::path& directory);

/// How much of each document its topics explain, in corpus order. Throws InputError where the run has no such table, or
/// the table no such column.
std::vector<double> read_explained(const std::filesystem::path& directory);

}  // namespace topicmill
