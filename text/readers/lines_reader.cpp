#include "text/readers/lines_reader.hpp"

#include "files/encoding/encoding.hpp"
#include "text/records/wanted.hpp"

namespace topicmill {

std::vector<FieldValue> LinesReader::parse(const Record& record, std::span<const std::string> wanted,
                                           LeniencyTally& /*leniencies*/) const {
  require_valid(record.bytes, record.file->encoding);
  std::vector<FieldValue> fields;
  if (is_wanted("text", wanted)) fields.push_back({"text", record.bytes, {}});
  if (is_wanted("line", wanted)) fields.push_back({"line", std::to_string(record.line), {}});
  return fields;
}

}  // namespace topicmill
