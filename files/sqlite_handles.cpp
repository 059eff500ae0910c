#include "files/sqlite_handles.hpp"

#include <sqlite3.h>

namespace topicmill {

void CloseDatabase::operator()(sqlite3* database) const { sqlite3_close(database); }
void FinalizeStatement::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

}  // namespace topicmill
