// The names that a matrix file gives its rows and columns.
#pragma once

#include <string>
#include <vector>

namespace topicmill {

/// One name for each row, and for each column; none where the file names none.
struct AxisNames {
  std::vector<std::string> rows;
  std::vector<std::string> columns;
};

}  // namespace topicmill
