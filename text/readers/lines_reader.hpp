// The format `lines`: one document a line.
#pragma once

#include "text/records/line_records.hpp"

namespace topicmill {

/// Fields: text (the line) and line (its number, from 1).
class LinesReader : public LineRecords {
 public:
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                LeniencyTally& leniencies) const override;

  bool has_fields() const override { return false; }

 protected:
  std::vector<std::string> columns() const override { return {"text", "line"}; }
};

}  // namespace topicmill
