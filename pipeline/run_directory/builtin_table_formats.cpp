#include "pipeline/run_directory/builtin_table_formats.hpp"

#include "pipeline/run_directory/sqlite/sqlite_format.hpp"

namespace topicmill {

Family<TableFormat> builtin_table_formats() {
  return {
      "table format",
      {csv_format(), tsv_format(), jsonl_format(),
       member<TableFormat, SqliteFormat>("sqlite", "All tables in one database, topics.sqlite, keyed and indexed.")}};
}

}  // namespace topicmill
