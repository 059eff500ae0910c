// The formats `csv` and `tsv`: one document a row.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/options.hpp"
#include "files/row_scanner.hpp"
#include "text/readers/table/header_option.hpp"
#include "text/records/reader.hpp"

namespace topicmill {

enum class Escape { automatic, none, backslash };

constexpr auto enum_names(Escape) {
  return std::array{Named<Escape>{Escape::automatic, "auto"}, Named<Escape>{Escape::none, "none"},
                    Named<Escape>{Escape::backslash, "backslash"}};
}

/// What pandas takes for absent, and what databases write for it.
inline const std::vector<std::string> missing_cells{
    "NA",   "N/A",  "n/a",  "#N/A", "#N/A N/A", "#NA",     "<NA>",    "NaN",      "-NaN", "nan",
    "-nan", "NULL", "null", "None", "1.#IND",   "-1.#IND", "1.#QNAN", "-1.#QNAN", "\\N"};

/// The options that both formats have, in their order.
template <class Options>
constexpr auto table_fields() {
  return std::tuple{
      field("quote", &Options::quote, "The character around fields that hold a delimiter or a line end; '': none."),
      field(
          "escape", &Options::escape,
          "backslash: \\\" is a quote, and \\n a line end; none: a quote within quotes is doubled; auto: as the first "
          "rows tell."),
      field("comment", &Options::comment, "Lines that begin with this are passed over; '': none."),
      field("skip_lines", &Options::skip_lines, "How many lines come before the header, or the first row.",
            at_least(0)),
      field("header", &Options::header,
            "true: the first row names the columns; false: they are named 1, 2, 3 ...; auto: as the first rows tell."),
      field("columns", &Options::columns, "Names of the columns of a file without a header."),
      field("missing", &Options::missing, "Cells that count as empty, compared as a whole; []: none."),
  };
}

struct CsvOptions {
  std::string delimiter = "auto";
  std::string quote = "\"";
  Escape escape = Escape::automatic;
  std::string comment;
  std::int64_t skip_lines = 0;
  Header header = Header::automatic;
  std::vector<std::string> columns;
  std::vector<std::string> missing = missing_cells;

  static constexpr auto fields() {
    return std::tuple_cat(std::tuple{field("delimiter", &CsvOptions::delimiter,
                                           "What is between fields, one character or more; auto: a comma, semicolon, "
                                           "tab or bar, as a line sep=; or the first rows tell.")},
                          table_fields<CsvOptions>());
  }
  void check(const Value& value, Reading& reading) const;
};

struct TsvOptions {
  std::string quote = "\"";
  Escape escape = Escape::automatic;
  std::string comment;
  std::int64_t skip_lines = 0;
  Header header = Header::automatic;
  std::vector<std::string> columns;
  std::vector<std::string> missing = missing_cells;

  static constexpr auto fields() { return table_fields<TsvOptions>(); }
  void check(const Value& value, Reading& reading) const;
};

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
