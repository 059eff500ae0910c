// A table as its writers see it: named columns, and a function that fills any row.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace topicmill {

/// One cell: nothing, text, whole number, or real number (float prints as the shortest text that reads back).
using Cell = std::variant<std::monostate, std::string_view, std::int64_t, float, double, bool>;

/// Rows are filled on demand, from several threads at once, so that a table larger than memory can be written.
/// A filled text must outlive the next call of `fill` for the same row buffer: it is not copied.
struct Table {
  std::string name;
  std::vector<std::string> columns;
  std::int64_t rows = 0;
  std::function<void(std::int64_t row, std::vector<Cell>& cells)> fill;
};

}  // namespace topicmill
