#include "text/readers/json/jsonl_reader.hpp"

#include "text/readers/json/json_fields.hpp"

namespace topicmill {

std::vector<FieldValue> JsonlReader::parse(const Record& record, std::span<const std::string> wanted,
                                           LeniencyTally& leniencies) const {
  return parse_json(record, wanted, {.name = "line"}, leniencies);
}

}  // namespace topicmill
