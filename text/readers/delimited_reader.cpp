#include "text/readers/delimited_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/encoding.hpp"
#include "text/readers/column_names.hpp"
#include "text/readers/table_signs.hpp"
#include "text/readers/wanted.hpp"
#include "text/text_stream.hpp"

namespace topicmill {
namespace {

const Value& option_at(const Value& value, std::string_view key) {
  const auto* found = value.find(key);
  return found ? *found : value;
}

bool is_special(std::string_view text) {
  return text.size() == 1 && static_cast<unsigned char>(text[0]) < 0x80 && text != "\n" && text != "\r";
}

bool is_guessed(const CsvOptions& options) { return options.delimiter == "auto"; }

/// YAML keeps the backslash of '\t' between single quotes; nobody means two characters by it. Of options that check()
/// refuses anything will do.
std::string delimiter_of(const CsvOptions& options) {
  if (options.delimiter == "\\t") return "\t";
  return options.delimiter.empty() || is_guessed(options) ? "," : options.delimiter;
}

std::optional<char> quote_of(const std::string& text) { return text.empty() ? std::nullopt : std::optional(text[0]); }

template <class Options>
void check_quote(const Options& options, const Value& value, Reading& reading) {
  if (options.quote.empty() || is_special(options.quote)) return;
  reading.fail(option_at(value, "quote"), fmt::format("the quote '{}' is not one ASCII character", options.quote),
               "for example '\"', or '' for files without quotes");
}

template <class Options>
void check_columns(const Options& options, const Value& value, Reading& reading) {
  if (options.columns.empty() || !options.header) return;
  reading.fail(option_at(value, "columns"), "columns are named twice: by the header and by 'columns'",
               "set header: false where the files have none, else remove 'columns'");
}

/// An end of the line that belongs to the row's end, not to its last field.
void strip_carriage_return(std::string& row) {
  if (row.ends_with('\r')) row.pop_back();
}

}  // namespace

void CsvOptions::check(const Value& value, Reading& reading) const {
  if (delimiter.empty() || delimiter.find_first_of("\r\n") != std::string::npos) {
    reading.fail(option_at(value, "delimiter"), "the delimiter is empty or holds a line end",
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

DelimitedReader::DelimitedReader(const CsvOptions& options)
    : guesses_delimiter_(is_guessed(options)),
      comment_(options.comment),
      dialect_{delimiter_of(options), quote_of(options.quote)},
      columns_{options.header, options.columns} {}

DelimitedReader::DelimitedReader(const TsvOptions& options)
    : guesses_delimiter_(false),
      comment_(options.comment),
      dialect_{"\t", quote_of(options.quote)},
      columns_{options.header, options.columns} {}

std::shared_ptr<FileContext> DelimitedReader::open(TextStream& stream, const SourceFile& source) {
  next_line_ = 1;
  auto context = std::make_shared<DelimitedFile>(source, stream.encoding());
  pass_comments(stream);
  if (guesses_delimiter_) dialect_.delimiter = guess_delimiter(stream.buffered(), dialect_.quote);
  context->dialect = dialect_;
  try {
    context->columns = read_columns(stream);
  } catch (const InputError& error) {
    throw InputError(fmt::format("{}: cannot read its first row: {}", source.origin, error.what()));
  }
  return context;
}

std::vector<std::string> DelimitedReader::read_columns(TextStream& stream) {
  first_.emplace();
  if (!cut_row(stream, *first_)) {
    first_.reset();
    return {};
  }
  if (!first_->problem.empty()) throw InputError(first_->problem);
  require_valid(first_->bytes, stream.encoding());
  std::vector<std::string> names;
  for (const auto field : split_row(first_->bytes, dialect_)) {
    names.push_back(free_column_name(columns_.header ? unquote(field, dialect_) : "", names));
  }
  if (columns_.header) first_.reset();
  return columns_.columns.empty() ? names : columns_.columns;
}

bool DelimitedReader::cut(TextStream& stream, Record& record) {
  if (first_) {
    record = std::move(*first_);
    first_.reset();
    return true;
  }
  return cut_row(stream, record);
}

/// Over the comments that the text begins with.
void DelimitedReader::pass_comments(TextStream& stream) {
  if (comment_.empty()) return;
  std::string line;
  for (;;) {
    while (stream.buffered().size() < comment_.size() && stream.fetch()) {
    }
    if (!stream.buffered().starts_with(comment_)) return;
    stream.take_line(line);
    ++next_line_;
  }
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
      next_line_ += stream.drop_line();
      return true;
    }
    if (!stream.fetch()) return take_last_row(stream, scanner, record);
  }
}

/// False for a blank line.
bool DelimitedReader::take_row(TextStream& stream, std::size_t end, Record& record) {
  record.line = next_line_;
  stream.take(end, record.bytes);
  stream.drop(1);
  next_line_ += 1 + std::count(record.bytes.begin(), record.bytes.end(), '\n');
  strip_carriage_return(record.bytes);
  return !record.bytes.empty();
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
                                               LeniencyTally& /*leniencies*/) const {
  require_valid(record.bytes, record.file->encoding);
  const auto& columns = record.file->columns;
  const auto& dialect = static_cast<const DelimitedFile&>(*record.file).dialect;
  const auto row = split_row(record.bytes, dialect);
  if (row.size() != columns.size()) {
    throw InputError(fmt::format("row has {} field{}, {} {}", row.size(), row.size() == 1 ? "" : "s",
                                 columns_.header            ? "the header"
                                 : columns_.columns.empty() ? "the first row"
                                                            : "'columns'",
                                 columns.size()));
  }
  std::vector<FieldValue> fields;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (is_wanted(columns[i], wanted)) fields.push_back({columns[i], unquote(row[i], dialect), {}});
  }
  return fields;
}

}  // namespace topicmill
