// The schema of topics.sqlite: keys, indexes, full-text search and views. docs/sqlite.md shows it to people.
#pragma once

#include <functional>
#include <set>
#include <string>

#include "base/table.hpp"

namespace topicmill {

/// What marks the file as ours ("tmil"), and the version of its schema: PRAGMA application_id, PRAGMA user_version.
inline constexpr int sqlite_application = 0x746d696c;
inline constexpr int sqlite_schema_version = 1;

/// CREATE TABLE for a table of a run. Its columns get the type of their first cell that is not empty; keys, and
/// references to other tables, are there where it has their columns. `present`: the names of all tables.
std::string create_table(const Table& table, const std::set<std::string, std::less<>>& present);

/// The statements to run when all rows are in: indexes, full-text search and views of the tables that are there.
std::string finish_schema(const std::set<std::string, std::less<>>& present);

}  // namespace topicmill
