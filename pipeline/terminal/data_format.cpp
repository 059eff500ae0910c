#include "pipeline/terminal/data_format.hpp"

#include "pipeline/terminal/terminal.hpp"

namespace topicmill {

std::vector<std::string> data_format_names(const Registry& registry) {
  std::vector<std::string> names{"table"};
  for (const auto& name : row_format_names(registry)) names.push_back(name);
  names.emplace_back("json");
  return names;
}

DataPrinter::DataPrinter(const std::string& format, const Registry& registry)
    : format_(make_row_format(format == "json" ? "jsonl" : format, registry)), array_(format == "json") {}

void DataPrinter::print(const Table& table) {
  std::string out;
  if (!begun_ && !array_) format_->header(table, out);
  std::vector<Cell> cells;
  for (std::int64_t row = 0; row < table.rows; ++row) {
    cells.clear();
    table.fill(row, cells);
    if (array_) out += begun_ ? ",\n" : "[\n";
    begun_ = true;
    format_->row(table, cells, out);
    if (array_) out.pop_back();
  }
  begun_ = begun_ || !array_;
  topicmill::print(out);
}

void DataPrinter::finish() {
  if (array_) topicmill::print(begun_ ? "\n]\n" : "[]\n");
}

void print_data(const Table& table, const std::string& format, const Registry& registry) {
  DataPrinter printer(format, registry);
  printer.print(table);
  printer.finish();
}

}  // namespace topicmill
