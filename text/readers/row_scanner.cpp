#include "text/readers/row_scanner.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"

namespace topicmill {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// Offset behind the closing quote of the field that begins at `begin` with a quote; npos where it has none.
std::size_t end_of_quotes(std::string_view row, std::size_t begin, char quote) {
  for (std::size_t at = begin + 1;; at += 2) {
    at = row.find(quote, at);
    if (at == npos) return npos;
    if (at + 1 == row.size() || row[at + 1] != quote) return at + 1;
  }
}

bool is_quoted(std::string_view text, std::size_t begin, const Dialect& dialect) {
  return dialect.quote && begin < text.size() && text[begin] == *dialect.quote;
}

}  // namespace

std::size_t RowScanner::find_end(std::string_view text) {
  if (!dialect_->quote) return next_line_feed(text);
  while (position_ < text.size()) {
    if (state_ == State::plain) {
      if (const auto end = scan_plain(text)) return *end;
    } else if (state_ == State::quoted) {
      scan_quoted(text);
    } else {
      scan_after_quote(text);
    }
  }
  return npos;
}

std::optional<std::size_t> RowScanner::scan_plain(std::string_view text) {
  const std::size_t line_feed = next_line_feed(text);
  const std::size_t stop = std::min(line_feed, text.size());
  const std::size_t quote = text.substr(0, stop).find(*dialect_->quote, position_);
  if (quote == npos) {
    position_ = stop;
    return line_feed == npos ? std::nullopt : std::optional(line_feed);
  }
  if (opens_field(text, quote)) state_ = State::quoted;
  position_ = quote + 1;
  return std::nullopt;
}

void RowScanner::scan_quoted(std::string_view text) {
  const std::size_t quote = text.find(*dialect_->quote, position_);
  position_ = quote == npos ? text.size() : quote + 1;
  if (quote != npos) state_ = State::after_quote;
}

void RowScanner::scan_after_quote(std::string_view text) {
  const bool doubled = text[position_] == *dialect_->quote;
  state_ = doubled ? State::quoted : State::plain;
  position_ += doubled;
}

std::size_t RowScanner::next_line_feed(std::string_view text) {
  if (has_line_feed_ && line_feed_ >= position_) return line_feed_;
  const std::size_t found = text.find('\n', position_);
  has_line_feed_ = found != npos;
  if (has_line_feed_) line_feed_ = found;
  // Without quotes nothing else moves the position on.
  if (!has_line_feed_ && !dialect_->quote) position_ = text.size();
  return found;
}

bool RowScanner::opens_field(std::string_view text, std::size_t quote) const {
  return quote == 0 || text.substr(0, quote).ends_with(dialect_->delimiter);
}

std::vector<std::string_view> split_row(std::string_view row, const Dialect& dialect) {
  std::vector<std::string_view> fields;
  for (std::size_t begin = 0;;) {
    const bool quoted = is_quoted(row, begin, dialect);
    const std::size_t from = quoted ? end_of_quotes(row, begin, *dialect.quote) : begin;
    const std::size_t end = from == npos ? row.size() : std::min(row.find(dialect.delimiter, from), row.size());
    if (quoted && from != end) {
      throw InputError(
          fmt::format("text behind the closing quote of field {}; double a quote within quotes", fields.size() + 1));
    }
    fields.push_back(row.substr(begin, end - begin));
    if (end == row.size()) return fields;
    begin = end + dialect.delimiter.size();
  }
}

std::string unquote(std::string_view field, const Dialect& dialect) {
  if (!is_quoted(field, 0, dialect)) return std::string(field);
  const char quote = *dialect.quote;
  field = field.substr(1, field.size() - 2);
  std::string value;
  value.reserve(field.size());
  for (std::size_t begin = 0; begin < field.size();) {
    const std::size_t end = std::min(field.find(quote, begin), field.size());
    value += field.substr(begin, end - begin);
    if (end < field.size()) value += quote;
    begin = end + 2;
  }
  return value;
}

}  // namespace topicmill
