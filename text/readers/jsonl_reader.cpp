#include "text/readers/jsonl_reader.hpp"

#include "text/encoding.hpp"
#include "text/readers/json_fields.hpp"

namespace topicmill {

std::vector<FieldValue> JsonlReader::parse(const Record& record, std::span<const std::string> wanted,
                                           LeniencyTally& /*leniencies*/) const {
  require_valid(record.bytes, record.file->encoding);
  return parse_json(record.bytes, wanted, {.name = "line"});
}

}  // namespace topicmill
