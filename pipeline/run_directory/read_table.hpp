// Reads tables of a run directory back as text, whichever format they were written in.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topicmill {

/// A small table as text. Missing values are empty.
struct TextTable {
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> rows;

  /// The position of a column; none where there is no such column.
  std::optional<std::size_t> column(std::string_view name) const;
};

/// Throws InputError where `directory` is no run directory.
void require_run_directory(const std::filesystem::path& directory);

/// Whether the run has the table as csv, tsv, jsonl or sqlite.
bool has_table(const std::filesystem::path& directory, std::string_view name);

/// Called with the columns and the cells of each row, in order; returns whether to go on.
using VisitRow = std::function<bool(const std::vector<std::string>& columns, const std::vector<std::string>& cells)>;

/// Streams the table `name` (topics, doc_topics, ...) of a run, one row in memory. Throws InputError where the
/// directory is no run, where it has no such table as csv, tsv, jsonl or sqlite, or where a row is malformed, with its
/// line.
void for_each_row(const std::filesystem::path& directory, std::string_view name, const VisitRow& visit);

/// The whole table in memory.
TextTable read_table(const std::filesystem::path& directory, std::string_view name);

/// A csv that need not belong to a run. Throws InputError where it cannot be read, or a row is malformed.
TextTable read_csv(const std::filesystem::path& file);

}  // namespace topicmill
