// One row after the other of a table of a run, as text, whichever format it was written in.
#pragma once

#include <string>
#include <vector>

namespace topicmill {

class RowReader {
 public:
  virtual ~RowReader() = default;

  /// False at the end. `columns` is set once the first row (or the header) is known.
  virtual bool next(std::vector<std::string>& columns, std::vector<std::string>& cells) = 0;
};

}  // namespace topicmill
