// The options of the formats `csv` and `tsv`.
#pragma once

#include <array>
#include <string>
#include <tuple>
#include <vector>

#include "base/options.hpp"
#include "text/readers/table/header_option.hpp"
#include "text/readers/table/table_signs.hpp"

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

/// csv with tabs.
CsvOptions csv_of(const TsvOptions& options);

/// What the options leave to the content. Of options that check() refuses anything will do.
OpenDialect dialect_of(const CsvOptions& options);

}  // namespace topicmill
