#include "text/readers/table/delimited_options.hpp"

#include <fmt/format.h>

#include <optional>

#include "files/encoding/ascii.hpp"

namespace topicmill {
namespace {

bool is_special(std::string_view text) { return text.size() == 1 && is_ascii(text[0]) && text != "\n" && text != "\r"; }

template <class Options>
void check_quote(const Options& options, const Value& value, Reading& reading) {
  if (!options.quote.empty() && !is_special(options.quote)) {
    reading.fail(value.place_of("quote"), fmt::format("the quote '{}' is not one ASCII character", options.quote),
                 "for example '\"', or '' for files without quotes");
  }
  if (options.quote == "\\" && options.escape != Escape::none) {
    reading.fail(value.place_of("quote"), "the quote is a backslash, which escapes quotes", "set escape: none");
  }
}

template <class Options>
void check_columns(const Options& options, const Value& value, Reading& reading) {
  if (options.columns.empty() || options.header == Header::absent) return;
  reading.fail(value.place_of("columns"), "columns are named twice: by the header and by 'columns'",
               "set header: false where the files have none, else remove 'columns'");
}

}  // namespace

void CsvOptions::check(const Value& value, Reading& reading) const {
  if (delimiter.empty() || delimiter.find_first_of("\r\n") != std::string::npos) {
    reading.fail(value.place_of("delimiter"), "the delimiter is empty or holds a line end",
                 "for example ',', ';' or '||'");
  }
  if (!quote.empty() && delimiter.find(quote) != std::string::npos) {
    reading.fail(value, "delimiter and quote are the same character");
  }
  check_quote(*this, value, reading);
  check_columns(*this, value, reading);
}

void TsvOptions::check(const Value& value, Reading& reading) const {
  check_quote(*this, value, reading);
  check_columns(*this, value, reading);
}

CsvOptions csv_of(const TsvOptions& options) {
  return {"\t",           options.quote,   options.escape, options.comment, options.skip_lines,
          options.header, options.columns, options.missing};
}

OpenDialect dialect_of(const CsvOptions& options) {
  OpenDialect open;
  open.any_delimiter = options.delimiter == "auto";
  open.any_escape = options.escape == Escape::automatic;
  open.given.backslash = options.escape == Escape::backslash;
  open.given.quote = options.quote.empty() ? std::nullopt : std::optional(options.quote[0]);
  // YAML keeps the backslash of '\t' between single quotes; nobody means two characters by it.
  if (!open.any_delimiter && !options.delimiter.empty()) {
    open.given.delimiter = options.delimiter == "\\t" ? "\t" : options.delimiter;
  }
  return open;
}

}  // namespace topicmill
