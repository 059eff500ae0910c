// The tables of a run as a database has them: one row for each topic of a document, instead of a column a topic.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/table.hpp"

namespace topicmill {

/// P(topic | document) where it is not 0.
struct Theta {
  std::int64_t document;  ///< the row in `documents`, from 0
  std::int64_t topic;
  Cell value;
};

/// The tables of a run, related by the numbers of documents and topics.
struct Relations {
  std::vector<Table> tables;         ///< all but doc_topics
  std::optional<Table> wide_topics;  ///< doc_topics, a column a topic
  std::int64_t topics = 0;           ///< how many columns of it are topics

  /// Visits every theta above 0, by document, then topic.
  void for_each_theta(const std::function<void(const Theta&)>& visit) const;
};

/// The columns of `documents` in the database that hold the fields of the metadata (column_names.hpp).
std::vector<std::string> database_columns(const Table& documents, const std::vector<std::string>& fields);

/// `documents` gets the number of the row as `document`, and from doc_topics the fields of the metadata and the top
/// topic; its text key becomes `id`, and the documents of `passages` their numbers. The table `metadata` says which
/// column holds which field. `convergence` loses its seconds, which differ from run to run. Refers to what `tables`
/// refer to.
Relations relations_of(std::span<const Table> tables);

}  // namespace topicmill
