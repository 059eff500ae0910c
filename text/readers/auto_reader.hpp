// The format `auto`: picks a format for each file.
#pragma once

#include <map>
#include <optional>

#include "text/reader.hpp"

namespace topicmill {

/// The format of a file by its name, a suffix .gz, .zst, .xz or .bz2 left aside (not inside an archive, whose members
/// stay packed):
///   .jsonl .ndjson .json   jsonl
///   .csv                   csv
///   .tsv .tab              tsv
///   .txt or no suffix      lines where it is the one file of the corpus (one big text file), else files
///   anything else          files: one document a file
/// None for standard input: only its content tells (an object: jsonl, else lines).
std::optional<std::string> pick_format(const SourceFile& source);

/// Leaves each file to the reader that pick_format names.
class AutoReader : public Reader {
 public:
  /// Takes the readers of the registry's family.
  explicit AutoReader(const Registry& registry);

  std::shared_ptr<FileContext> open(TextStream& stream, const SourceFile& source) override;
  bool cut(TextStream& stream, Record& record) override;
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted) const override;

 private:
  std::map<std::string, std::unique_ptr<Reader>> readers_;
  Reader* current_ = nullptr;
};

}  // namespace topicmill
