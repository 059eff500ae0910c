// Rows of an SQLite database as a stream of records.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "files/database_url.hpp"
#include "files/inputs.hpp"
#include "text/records/record_source.hpp"

namespace topicmill {

/// Whether an input that is no URL may be a database by its first bytes: it was named itself, and may be looked into.
bool may_hold_database(const InputPath& input);

/// Whether these first bytes are those of a database.
bool begins_as_database(std::string_view head);

/// A document is a row, in the order in which SQLite gives them (ORDER BY makes it sure); its line is the number of the
/// row, from 1. Columns are fields: numbers as SQLite writes them, NULL empty, a BLOB the text that it holds. The
/// database is opened for reading only.
///
/// Throws InputError with the path, the cause and the mend where the file is no database, is locked, has no such
/// table or column, where the query is more or less than one SELECT, and where it would write.
class DatabaseSource : public RecordSource {
 public:
  DatabaseSource(const DatabaseUrl& url, const FileOpened& opened);
  ~DatabaseSource() override;

  bool next(Record& record) override;
  void finish() override;
  std::int64_t bytes() const override;
  std::string hash() const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace topicmill
