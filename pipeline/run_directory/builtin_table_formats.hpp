// The list of table formats.
#pragma once

#include "tables/table_format.hpp"

namespace topicmill {

/// csv, tsv, jsonl, sqlite. The one place to register a table format.
Family<TableFormat> builtin_table_formats();

}  // namespace topicmill
