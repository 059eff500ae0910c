// Tables on standard output in a format that programs read.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/registry.hpp"
#include "base/table.hpp"
#include "tables/table_format.hpp"

namespace topicmill {

/// Names for --format: table (for people), csv, tsv, jsonl, and json (one array).
std::vector<std::string> data_format_names(const Registry& registry);

/// Prints tables of the same columns one after another as if they were one.
class DataPrinter {
 public:
  /// `format`: a name of data_format_names() other than `table`.
  DataPrinter(const std::string& format, const Registry& registry);

  void print(const Table& table);

  /// Closes the array of `json`. Call it once, at the end.
  void finish();

 private:
  std::unique_ptr<RowFormat> format_;
  bool array_;
  bool begun_ = false;
};

/// Prints one table.
void print_data(const Table& table, const std::string& format, const Registry& registry);

}  // namespace topicmill
