// The format `auto`: picks a format for each file.
#pragma once

#include <map>

#include "text/records/reader.hpp"

namespace topicmill {

/// Leaves each file to the reader that find_format names, all of them with their default options.
class AutoReader : public Reader {
 public:
  /// Takes the readers from the registry's family.
  explicit AutoReader(const Registry& registry);

  std::shared_ptr<FileContext> open(TextStream& stream, const SourceFile& source) override;
  bool cut(TextStream& stream, Record& record) override;
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                LeniencyTally& leniencies) const override;

 private:
  std::map<std::string, std::unique_ptr<Reader>> readers_;
  Reader* current_ = nullptr;
};

}  // namespace topicmill
