#include "text/readers/files_reader.hpp"

#include "files/encoding/encoding.hpp"
#include "text/records/wanted.hpp"

namespace topicmill {

std::vector<FieldValue> FilesReader::parse(const Record& record, std::span<const std::string> wanted,
                                           LeniencyTally& /*leniencies*/) const {
  std::vector<FieldValue> fields;
  if (is_wanted("text", wanted)) fields.push_back({"text", decode_document(record.bytes, record.file->encoding), {}});
  append_path(record.file->source, wanted, fields);
  return fields;
}

}  // namespace topicmill
