// The table format sqlite: all tables of a run in one database.
#pragma once

#include "tables/table_format.hpp"

namespace topicmill {

/// What the database of a run directory is called.
inline constexpr std::string_view sqlite_file = "topics.sqlite";

/// Writes topics.sqlite: the tables of a run as relations (relations.hpp) with keys, indexes, full-text search and
/// views (schema.hpp).
class SqliteFormat : public TableFormat {
 public:
  void write(std::span<const Table> tables, const std::filesystem::path& directory) const override;
  bool is_database() const override { return true; }
};

}  // namespace topicmill
