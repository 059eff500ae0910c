// The table doc_topics: document, the fields of input.metadata, topic_0 ... topic_{k-1} (theta), top_topic (empty where
// there is none). `transform` writes such rows too. short_doc_topics.hpp has the form without what is small.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/table.hpp"
#include "pipeline/config/doc_topics_options.hpp"
#include "tables/table_cells.hpp"
#include "text/counting/counted_corpus.hpp"
#include "topics/document_topics.hpp"
#include "topics/topic_id.hpp"

namespace topicmill {

/// The columns of such a table, with `more` behind them. A field that has the name of another column is called
/// otherwise (column_names.hpp).
std::vector<std::string> doc_topics_columns(const std::vector<std::string>& fields, std::int64_t topics,
                                            const std::vector<std::string>& more = {});

/// The cells that say which document it is, and its fields. Refers to the document.
void fill_document(const DocumentInfo& document, std::vector<Cell>& cells);

/// The cells of all columns, but for `more`. Refers to the document.
void fill_doc_topics(const DocumentInfo& document, std::span<const float> theta, std::optional<std::int64_t> top_topic,
                     std::vector<Cell>& cells);

/// A row a document, with 0 for topics that the options leave out. Refers to `topics`, `documents` and the options.
Table doc_topics_table(const DocumentTopics& topics, const std::vector<DocumentInfo>& documents,
                       const std::vector<std::string>& metadata, const DocTopicsOptions& options);

/// A row, by what its columns mean. Refers to its arguments.
class DocTopicsRow {
 public:
  /// `fields`: as input.metadata names them, whatever their columns are called.
  DocTopicsRow(std::span<const std::string> fields, const std::vector<std::string>& cells)
      : fields_(fields), cells_(cells), first_topic_(fields.size() + 1) {}

  const std::string& document() const { return cells_.front(); }

  /// The fields of input.metadata, and what the document has of each.
  std::span<const std::string> fields() const { return fields_; }
  std::span<const std::string> values() const { return std::span(cells_).subspan(1, first_topic_ - 1); }

  /// k.
  std::int64_t topics() const { return std::ssize(cells_) - 1 - static_cast<std::int64_t>(first_topic_); }

  /// P(topic | document). Throws InputError where the table does not have the topic, or its cell is no share.
  template <class Number>
  Number theta(TopicId topic) const {
    const std::string& cell = cells_[place_of_topic(topic)];
    const auto share = number_of<Number>(cell, "doc_topics");
    if (!(share >= 0 && share <= 1)) refuse_cell(cell, "doc_topics");
    return share;
  }

  /// The sum over topics that count as one.
  double theta_of(std::span<const TopicId> topics) const;

  /// None for a document without known words. Throws InputError where it is no topic of the table.
  std::optional<TopicId> top_topic() const;

 private:
  std::size_t place_of_topic(TopicId topic) const;

  std::span<const std::string> fields_;
  const std::vector<std::string>& cells_;
  std::size_t first_topic_;
};

/// Streams the rows in corpus order, until `visit` returns false; those of a short table with 0 for what it lacks.
/// Throws as for_each_row() does, and InputError where the columns are not those of such a table.
void for_each_doc_topics(const std::filesystem::path& directory, const std::function<bool(const DocTopicsRow&)>& visit);

}  // namespace topicmill
