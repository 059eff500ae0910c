// The format `files`: one document a file, or a member of an archive.
#pragma once

#include "text/records/file_records.hpp"

namespace topicmill {

/// Fields: text, path, name (the last part of the path) and folder (the name of the folder that holds the file).
/// Each file is decoded on its own, so their encodings may differ.
class FilesReader : public FileRecords {
 public:
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                LeniencyTally& leniencies) const override;
  bool has_fields() const override { return false; }
  std::string_view grouping_field() const override { return "folder"; }

 protected:
  std::vector<std::string> columns() const override { return {"text", "path", "name", "folder"}; }
};

}  // namespace topicmill
