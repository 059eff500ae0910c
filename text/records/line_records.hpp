// What the formats with one record a line share: cutting.
#pragma once

#include "text/records/reader.hpp"

namespace topicmill {

/// Cuts a file into its lines, numbered from 1; blank lines are no records, but count. Lines of
/// old Macs, which end in a carriage return alone, are known by the beginning of the file. A derived reader parses
/// them.
class LineRecords : public Reader {
 public:
  std::shared_ptr<FileContext> open(TextStream& stream, const SourceFile& source) override;
  bool cut(TextStream& stream, Record& record) override;

 protected:
  /// The fields that each record of the format has; none where records differ.
  virtual std::vector<std::string> columns() const { return {}; }

 private:
  std::int64_t line_ = 0;
  char line_end_ = '\n';
};

}  // namespace topicmill
