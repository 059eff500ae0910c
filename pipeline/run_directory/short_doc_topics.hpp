// The table doc_topics of the largest topics alone (output.doc_topics): document, the fields of input.metadata, rank,
// topic, theta. Rows of a document are together, by falling theta; one without topics has a row with these three empty.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/table.hpp"
#include "pipeline/config/doc_topics_options.hpp"
#include "text/counting/counted_corpus.hpp"
#include "topics/document_topics.hpp"

namespace topicmill {

struct KeptTopic {
  std::int64_t topic = 0;
  float theta = 0;
};

/// The topics of a document that are written, by falling theta, ties by number. O(k log k).
std::vector<KeptTopic> kept_topics(std::span<const float> theta, const DocTopicsOptions& options);

/// Refers to `topics` and `documents`, and to the options.
Table short_doc_topics_table(const DocumentTopics& topics, const std::vector<DocumentInfo>& documents,
                             const std::vector<std::string>& metadata, const DocTopicsOptions& options);

/// Whether the columns are those of such a table.
bool is_short_doc_topics(const std::vector<std::string>& columns);

/// Makes of the rows of such a table those of the usual one, a column a topic: 0 for what it lacks.
class Widening {
 public:
  using Visit = std::function<bool(const std::vector<std::string>& columns, const std::vector<std::string>& cells)>;

  /// `topics`: k.
  Widening(std::int64_t topics, Visit visit) : topics_(topics), visit_(std::move(visit)) {}

  /// Takes a row. Where that begins another document, the one before it is visited; returns whether to go on. Throws
  /// InputError where the row has no topic of the run.
  bool add(const std::vector<std::string>& columns, const std::vector<std::string>& cells);

  /// Visits the last document.
  void finish();

 private:
  bool visit_document();
  void begin_document(const std::vector<std::string>& columns, const std::vector<std::string>& cells);

  std::int64_t topics_;
  Visit visit_;
  std::vector<std::string> columns_;
  std::vector<std::string> document_;  ///< cells of the one in progress; empty: none
};

}  // namespace topicmill
