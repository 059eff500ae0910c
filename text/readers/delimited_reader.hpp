// The formats `csv` and `tsv`: one document a row.
#pragma once

#include <array>

#include "text/reader.hpp"
#include "text/readers/row_scanner.hpp"

namespace topicmill {

/// How the columns of a file are named.
struct ColumnOptions {
  bool header = true;
  std::vector<std::string> columns;
};

struct CsvOptions {
  std::string delimiter = "auto";
  std::string quote = "\"";
  std::string comment;
  bool header = true;
  std::vector<std::string> columns;

  static constexpr auto fields() {
    return std::tuple{
        field("delimiter", &CsvOptions::delimiter,
              "What is between fields, one character or more; auto: a comma, semicolon, tab or bar, as the first rows "
              "tell."),
        field("quote", &CsvOptions::quote, "The character around fields that hold a delimiter; '': none."),
        field("comment", &CsvOptions::comment, "Lines that begin with this are passed over; '': none."),
        field("header", &CsvOptions::header, "The first row names the columns; false: they are named 1, 2, 3 ..."),
        field("columns", &CsvOptions::columns, "Names of the columns of a file without a header."),
    };
  }
  void check(const Value& value, Reading& reading) const;
};

struct TsvOptions {
  std::string quote = "\"";
  std::string comment;
  bool header = true;
  std::vector<std::string> columns;

  static constexpr auto fields() {
    return std::tuple{
        field("quote", &TsvOptions::quote, "The character around fields that hold a tab or a line end; '': none."),
        field("comment", &TsvOptions::comment, "Lines that begin with this are passed over; '': none."),
        field("header", &TsvOptions::header, "The first row names the columns; false: they are named 1, 2, 3 ..."),
        field("columns", &TsvOptions::columns, "Names of the columns of a file without a header."),
    };
  }
  void check(const Value& value, Reading& reading) const;
};

/// A file and how its fields are told apart.
struct DelimitedFile : FileContext {
  using FileContext::FileContext;
  Dialect dialect;
};

/// RFC 4180, and files that bend it: any line end, blank lines are passed over, a quote within an unquoted field is an
/// ordinary character. A column without a name is named by its number, and the second `x` is named `x_2`.
class DelimitedReader : public Reader {
 public:
  explicit DelimitedReader(const CsvOptions& options);
  explicit DelimitedReader(const TsvOptions& options);

  std::shared_ptr<FileContext> open(TextStream& stream, const SourceFile& source) override;
  bool cut(TextStream& stream, Record& record) override;
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                LeniencyTally& leniencies) const override;

 private:
  std::vector<std::string> read_columns(TextStream& stream);
  void pass_comments(TextStream& stream);
  bool cut_row(TextStream& stream, Record& record);
  bool take_row(TextStream& stream, std::size_t end, Record& record);
  bool take_last_row(TextStream& stream, const RowScanner& scanner, Record& record);

  bool guesses_delimiter_;
  std::string comment_;
  Dialect dialect_;  ///< of the current file
  ColumnOptions columns_;
  std::int64_t next_line_ = 1;
  std::optional<Record> first_;  ///< the first row of a file without a header, read to count its columns
};

}  // namespace topicmill
