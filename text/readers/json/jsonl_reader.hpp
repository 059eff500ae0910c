// The format `jsonl`: one JSON object a line.
#pragma once

#include "text/records/line_records.hpp"

namespace topicmill {

/// Fields as parse_json gives them.
class JsonlReader : public LineRecords {
 public:
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                LeniencyTally& leniencies) const override;
};

}  // namespace topicmill
