// The table format family: how the tables of a run become files.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/registry.hpp"
#include "base/table.hpp"

namespace topicmill {

/// Writes all tables of a run: a file each (RowFormat), or all into one.
class TableFormat {
 public:
  virtual ~TableFormat() = default;

  /// Writes into `directory`, which exists; every file is whole or absent afterwards, the same bytes for any number of
  /// threads. Throws OutputError where it cannot be written.
  virtual void write(std::span<const Table> tables, const std::filesystem::path& directory) const = 0;

  /// Whether the tables become those of one database, whose columns are told apart regardless of case.
  virtual bool is_database() const { return false; }
};

/// A format of rows one after the other, which can be streamed as well. Formats rows, pure: any thread. Numbers are the
/// shortest text that reads back to the same value; they are finite.
class RowFormat : public TableFormat {
 public:
  /// What a file name ends in, without the dot: "csv".
  virtual std::string extension() const = 0;

  /// Appends what stands before the first row.
  virtual void header(const Table& table, std::string& out) const = 0;

  /// Appends one row; `cells` has one cell a column.
  virtual void row(const Table& table, std::span<const Cell> cells, std::string& out) const = 0;

  /// Each table as `NAME.EXTENSION`.
  void write(std::span<const Table> tables, const std::filesystem::path& directory) const override;
};

/// csv, tsv, jsonl: the members that any table can be written in.
Member<TableFormat> csv_format();
Member<TableFormat> tsv_format();
Member<TableFormat> jsonl_format();

/// The names of those that can be streamed.
std::vector<std::string> row_format_names(const Registry& registry);

/// The one of that name. Throws UsageError where there is none, or where it cannot be streamed.
std::unique_ptr<RowFormat> make_row_format(const std::string& name, const Registry& registry);

}  // namespace topicmill
