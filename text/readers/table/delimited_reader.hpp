// The formats `csv` and `tsv`: one document a row.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "files/row_scanner.hpp"
#include "text/readers/table/delimited_options.hpp"
#include "text/records/reader.hpp"

namespace topicmill {

/// A file, how its fields are told apart, and what gave it its columns: "the header", for messages.
struct DelimitedFile : FileContext {
  using FileContext::FileContext;
  Dialect dialect;
  std::string_view named_by = "the header";
};

/// RFC 4180, and files that bend it: any line end, blank lines are passed over, stray quotes are read as Python's csv
/// reads them, empty fields may follow the last column. A column without a name is named by its number, and the second
/// `x` is named `x_2`.
class DelimitedReader : public Reader {
 public:
  explicit DelimitedReader(const CsvOptions& options);
  explicit DelimitedReader(const TsvOptions& options);

  std::shared_ptr<FileContext> open(TextStream& stream, const SourceFile& source) override;
  bool cut(TextStream& stream, Record& record) override;
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                LeniencyTally& leniencies) const override;

 private:
  void learn_dialect(TextStream& stream, DelimitedFile& file);
  void name_columns(TextStream& stream, DelimitedFile& file);
  bool has_header(const std::vector<std::vector<std::string>>& rows, const std::vector<std::string>& wanted,
                  DelimitedFile& file) const;
  bool pass_line(TextStream& stream);
  void pass_comments(TextStream& stream);
  bool cut_row(TextStream& stream, Record& record);
  bool take_row(TextStream& stream, std::size_t end, Record& record);
  bool take_last_row(TextStream& stream, const RowScanner& scanner, Record& record);
  void drop_line_end(TextStream& stream) const;

  CsvOptions options_;
  Dialect dialect_;  ///< of the current file
  std::int64_t next_line_ = 1;
  std::optional<Record> first_;  ///< the first row of a file without a header, read to count its columns
};

}  // namespace topicmill
