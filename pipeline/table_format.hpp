// The table format family: how rows of a table become bytes.
#pragma once

#include <span>
#include <string>

#include "base/registry.hpp"
#include "base/table.hpp"

namespace topicmill {

/// Formats rows, pure: any thread. Numbers are the shortest text that reads back to the same value; they are finite.
class TableFormat {
 public:
  virtual ~TableFormat() = default;

  /// What a file name ends in, without the dot: "csv".
  virtual std::string extension() const = 0;

  /// Appends what stands before the first row.
  virtual void header(const Table& table, std::string& out) const = 0;

  /// Appends one row; `cells` has one cell a column.
  virtual void row(const Table& table, std::span<const Cell> cells, std::string& out) const = 0;
};

/// csv, tsv, jsonl. The one place to register a table format.
Family<TableFormat> builtin_table_formats();

}  // namespace topicmill
