#include "text/readers/table/delimited_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "files/encoding/encoding.hpp"
#include "files/text_stream.hpp"
#include "text/readers/table/table_header.hpp"
#include "text/readers/table/table_signs.hpp"
#include "text/records/column_names.hpp"
#include "text/records/wanted.hpp"

namespace topicmill {
namespace {

using Rows = std::vector<std::vector<std::string>>;

// What files need.
constexpr Leniency headerless{
    "file has no header: its first row is a document, its columns are 1, 2, 3 ... (header: true takes the row for "
    "names)",
    "files have no header: their first rows are documents, their columns 1, 2, 3 ... (header: true takes the rows for "
    "names)"};
constexpr Leniency doubtful_header{
    "file has a first row that may be data and was taken for a header (header: false reads it as a document)",
    "files have a first row that may be data and was taken for a header (header: false reads it as a document)"};
constexpr Leniency named_rows{"file has a name before each row, which its header does not count",
                              "files have a name before each row, which their headers do not count"};
constexpr Leniency separator_line{"file names its delimiter in a line sep= before the header",
                                  "files name their delimiters in a line sep= before the header"};
constexpr Leniency old_line_ends{"file has rows that end in a carriage return alone",
                                 "files have rows that end in a carriage return alone"};
constexpr Leniency backslashes{
    "file has backslashes before quotes or delimiters that are text (escape: none takes them as they stand)",
    "files have backslashes before quotes or delimiters that are text (escape: none takes them as they stand)"};

// What rows need.
constexpr Leniency text_behind_quotes{"row has text behind a closing quote, which is part of the value",
                                      "rows have text behind a closing quote, which is part of the value"};
constexpr Leniency quotes_within{"row has a quote within a field that does not begin with one, which is text",
                                 "rows have a quote within a field that does not begin with one, which is text"};
constexpr Leniency surplus_fields{"row has empty fields behind the last column",
                                  "rows have empty fields behind the last column"};
constexpr Leniency missing_values{"cell says NA, NULL or the like and counts as empty (missing: [] takes it as it is)",
                                  "cells say NA, NULL or the like and count as empty (missing: [] takes them as they "
                                  "are)"};

std::int64_t count_line_ends(std::string_view row, bool carriage_returns) {
  std::int64_t ends = std::count(row.begin(), row.end(), '\n');
  if (!carriage_returns) return ends;
  for (std::size_t at = row.find('\r'); at != std::string_view::npos; at = row.find('\r', at + 1)) {
    if (!row.substr(at + 1).starts_with('\n')) ++ends;
  }
  return ends;
}

/// An end of the line that belongs to the row's end, not to its last field.
void strip_carriage_return(std::string& row) {
  if (row.ends_with('\r')) row.pop_back();
}

bool is_surplus(const std::vector<std::string_view>& row, std::size_t columns, const Dialect& dialect) {
  return row.size() > columns && std::all_of(row.begin() + static_cast<std::ptrdiff_t>(columns), row.end(),
                                             [&](auto field) { return unquote(field, dialect).empty(); });
}

std::string count_problem(std::size_t fields, const Record& record, const DelimitedFile& file) {
  const std::string problem =
      fmt::format("row has {} field{}, {} {}", fields, fields == 1 ? "" : "s", file.named_by, file.columns.size());
  if (!file.dialect.backslash && record.bytes.find("\\\"") != std::string::npos) {
    return problem + "; where \\\" is a quote within the text, set escape: backslash in the options of the format";
  }
  if (file.columns.size() == 1) {
    return problem + "; where lines come before the header, set skip_lines in the options of the format";
  }
  return problem;
}

}  // namespace

DelimitedReader::DelimitedReader(const CsvOptions& options) : options_(options) {}

DelimitedReader::DelimitedReader(const TsvOptions& options) : DelimitedReader(csv_of(options)) {}

std::shared_ptr<FileContext> DelimitedReader::open(TextStream& stream, const SourceFile& source) {
  next_line_ = 1;
  first_.reset();
  auto file = std::make_shared<DelimitedFile>(source, stream.encoding());
  learn_dialect(stream, *file);
  file->format = dialect_.delimiter == "\t" ? "tsv" : "csv";
  try {
    name_columns(stream, *file);
  } catch (const InputError& error) {
    throw InputError(fmt::format("{}: cannot read its first row: {}", source.origin, error.what()));
  }
  return file;
}

void DelimitedReader::learn_dialect(TextStream& stream, DelimitedFile& file) {
  OpenDialect open = dialect_of(options_);
  open.given.carriage_returns = shows_carriage_returns(stream.peek(table_head_bytes), open);
  dialect_ = open.given;
  for (std::int64_t line = 0; line < options_.skip_lines && pass_line(stream); ++line) continue;
  const auto head = stream.peek(table_head_bytes);
  if (const auto named = delimiter_named_by(head.substr(0, head.find_first_of("\r\n")))) {
    pass_line(stream);
    file.leniencies.push_back(separator_line);
    if (open.any_delimiter) open.given.delimiter = *named;
    open.any_delimiter = false;
  }
  pass_comments(stream);
  dialect_ = guess_dialect(stream.peek(table_head_bytes), open);
  file.dialect = dialect_;
  if (dialect_.carriage_returns) file.leniencies.push_back(old_line_ends);
  if (open.any_escape && dialect_.backslash) file.leniencies.push_back(backslashes);
}

void DelimitedReader::name_columns(TextStream& stream, DelimitedFile& file) {
  const auto rows = first_values(stream.peek(table_head_bytes), dialect_);
  const bool header = has_header(rows, stream.wanted_fields(), file);
  first_.emplace();
  if (!cut_row(stream, *first_)) return first_.reset();
  if (!first_->problem.empty()) throw InputError(first_->problem);
  require_valid(first_->bytes, file.encoding);
  ColumnNames names;
  if (header && have_row_names(rows)) {
    names.add("");
    file.leniencies.push_back(named_rows);
  }
  for (const auto field : split_row(first_->bytes, dialect_)) names.add(header ? unquote(field, dialect_) : "");
  file.columns = options_.columns.empty() ? names.take() : options_.columns;
  if (header) return first_.reset();
  file.named_by = options_.columns.empty() ? "the first row" : "'columns'";
}

bool DelimitedReader::has_header(const Rows& rows, const std::vector<std::string>& wanted, DelimitedFile& file) const {
  if (options_.header != Header::automatic) return options_.header == Header::present;
  const FirstRow first = judge_first_row(rows, wanted);
  if (first == FirstRow::data) file.leniencies.push_back(headerless);
  if (first == FirstRow::doubtful) file.leniencies.push_back(doubtful_header);
  return first != FirstRow::data;
}

bool DelimitedReader::cut(TextStream& stream, Record& record) {
  if (first_) {
    record = std::move(*first_);
    first_.reset();
    return true;
  }
  return cut_row(stream, record);
}

/// Over one line, whatever is in it; false at the end of the text.
bool DelimitedReader::pass_line(TextStream& stream) {
  const Dialect unquoted{dialect_.delimiter, std::nullopt, false, dialect_.carriage_returns};
  RowScanner scanner(unquoted);
  std::size_t end = scanner.find_end(stream.buffered());
  while (end == std::string_view::npos && stream.fetch()) end = scanner.find_end(stream.buffered());
  stream.drop(std::min(end, stream.buffered().size()));
  if (end == std::string_view::npos) return false;
  drop_line_end(stream);
  ++next_line_;
  return true;
}

/// Over the comments that the text begins with.
void DelimitedReader::pass_comments(TextStream& stream) {
  if (options_.comment.empty()) return;
  while (stream.peek(options_.comment.size()).starts_with(options_.comment)) pass_line(stream);
}

bool DelimitedReader::cut_row(TextStream& stream, Record& record) {
  pass_comments(stream);
  RowScanner scanner(dialect_);
  for (;;) {
    const std::size_t end = scanner.find_end(stream.buffered());
    if (end != std::string_view::npos) {
      if (take_row(stream, end, record)) return true;
      pass_comments(stream);
      scanner = RowScanner(dialect_);
      continue;
    }
    if (stream.is_too_long()) {
      record.line = next_line_;
      record.problem = stream.too_long("a row, perhaps for want of a closing quote,");
      next_line_ += stream.drop_line(dialect_.carriage_returns ? "\r\n" : "\n");
      return true;
    }
    if (!stream.fetch()) return take_last_row(stream, scanner, record);
  }
}

/// False for a blank line.
bool DelimitedReader::take_row(TextStream& stream, std::size_t end, Record& record) {
  record.line = next_line_;
  stream.take(end, record.bytes);
  drop_line_end(stream);
  next_line_ += 1 + count_line_ends(record.bytes, dialect_.carriage_returns);
  strip_carriage_return(record.bytes);
  return !record.bytes.empty();
}

/// Which the text begins with.
void DelimitedReader::drop_line_end(TextStream& stream) const {
  const bool may_be_two = stream.buffered().front() == '\r';
  stream.drop(may_be_two && stream.peek(2).ends_with('\n') ? 2 : 1);
}

bool DelimitedReader::take_last_row(TextStream& stream, const RowScanner& scanner, Record& record) {
  record.line = next_line_;
  stream.take(stream.buffered().size(), record.bytes);
  if (scanner.in_quotes()) {
    record.problem = "unclosed quote: the file ends within the row that begins here";
    return true;
  }
  strip_carriage_return(record.bytes);
  return !record.bytes.empty();
}

std::vector<FieldValue> DelimitedReader::parse(const Record& record, std::span<const std::string> wanted,
                                               LeniencyTally& leniencies) const {
  require_valid(record.bytes, record.file->encoding);
  const auto& file = static_cast<const DelimitedFile&>(*record.file);
  const auto& columns = file.columns;
  StrayQuotes stray;
  const auto row = split_row(record.bytes, file.dialect, &stray);
  const bool has_surplus = is_surplus(row, columns.size(), file.dialect);
  if (row.size() != columns.size() && !has_surplus) throw InputError(count_problem(row.size(), record, file));
  std::vector<FieldValue> fields;
  std::int64_t missing = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (!is_wanted(columns[i], wanted)) continue;
    fields.push_back({columns[i], unquote(row[i], file.dialect), {}});
    auto& value = fields.back().value;
    if (std::find(options_.missing.begin(), options_.missing.end(), value) == options_.missing.end()) continue;
    value.clear();
    ++missing;
  }
  if (stray.behind) leniencies.add(text_behind_quotes, record);
  if (stray.within) leniencies.add(quotes_within, record);
  if (has_surplus) leniencies.add(surplus_fields, record);
  leniencies.add(missing_values, record, missing);
  return fields;
}

}  // namespace topicmill
