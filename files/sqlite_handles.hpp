// What SQLite opens, closed by whoever holds it.
#pragma once

#include <memory>

struct sqlite3;
struct sqlite3_stmt;

namespace topicmill {

struct CloseDatabase {
  void operator()(sqlite3* database) const;
};
using DatabaseHandle = std::unique_ptr<sqlite3, CloseDatabase>;

struct FinalizeStatement {
  void operator()(sqlite3_stmt* statement) const;
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

}  // namespace topicmill
