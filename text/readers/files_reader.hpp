// The format `files`: one document a file, or a member of an archive.
#pragma once

#include "text/records/reader.hpp"

namespace topicmill {

/// Fields: text, path, name (the last part of the path) and folder (the name of the folder that holds the file).
/// Each file is decoded on its own, so their encodings may differ.
class FilesReader : public Reader {
 public:
  std::shared_ptr<FileContext> open(TextStream& stream, const SourceFile& source) override;
  bool cut(TextStream& stream, Record& record) override;
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                LeniencyTally& leniencies) const override;

  bool has_fields() const override { return false; }
  std::string_view grouping_field() const override { return "folder"; }

 protected:
  /// The fields of every record.
  virtual std::vector<std::string> columns() const { return {"text", "path", "name", "folder"}; }

 private:
  bool cut_ = false;
};

/// Appends those of the fields path, name and folder that are wanted.
void append_path(const SourceFile& source, std::span<const std::string> wanted, std::vector<FieldValue>& fields);

}  // namespace topicmill
