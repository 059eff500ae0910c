// The format `jsonl`: one JSON object a line.
#pragma once

#include "text/readers/line_records.hpp"

namespace topicmill {

/// Strings as they are, numbers as they are written, true and false, null as empty; a list of these gives one value
/// for each. `a.b` names the field b of the object a, unless the line has a field 'a.b'; of fields of one name the
/// first counts. The whole line is checked, also what nobody asked for.
class JsonlReader : public LineRecords {
 public:
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted) const override;
};

}  // namespace topicmill
