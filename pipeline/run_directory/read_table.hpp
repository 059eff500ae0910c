// Reads tables of a run directory back as text, whichever format they were written in.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tables/text_table.hpp"

namespace topicmill {

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

}  // namespace topicmill
