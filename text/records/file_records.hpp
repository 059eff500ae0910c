// What the formats with one record a file share: cutting, and the fields that tell its place.
#pragma once

#include "text/records/reader.hpp"

namespace topicmill {

/// Takes a file, or a member of an archive, whole. A derived reader parses it.
class FileRecords : public Reader {
 public:
  std::shared_ptr<FileContext> open(TextStream& stream, const SourceFile& source) override;
  bool cut(TextStream& stream, Record& record) override;

 protected:
  /// The fields that each record of the format has; none where records differ.
  virtual std::vector<std::string> columns() const { return {}; }

 private:
  bool cut_ = false;
};

/// Appends those of the fields path, name and folder that are wanted.
void append_path(const SourceFile& source, std::span<const std::string> wanted, std::vector<FieldValue>& fields);

}  // namespace topicmill
