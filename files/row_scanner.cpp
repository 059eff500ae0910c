#include "files/row_scanner.hpp"

#include <algorithm>

namespace topicmill {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_escaped(std::string_view text, std::size_t at, const Dialect& dialect) {
  if (!dialect.backslash) return false;
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] == '\\') --begin;
  return (at - begin) % 2 == 1;
}

std::size_t find_quote(std::string_view text, std::size_t from, const Dialect& dialect) {
  std::size_t at = text.find(*dialect.quote, from);
  while (at != npos && is_escaped(text, at, dialect)) at = text.find(*dialect.quote, at + 1);
  return at;
}

std::size_t find_delimiter(std::string_view text, std::size_t from, const Dialect& dialect) {
  std::size_t at = text.find(dialect.delimiter, from);
  while (at != npos && is_escaped(text, at, dialect)) at = text.find(dialect.delimiter, at + 1);
  return at;
}

/// Offset behind the closing quote of the field that begins at `begin` with a quote; npos where it has none.
std::size_t end_of_quotes(std::string_view row, std::size_t begin, const Dialect& dialect) {
  for (std::size_t at = begin + 1;; at += 2) {
    at = find_quote(row, at, dialect);
    if (at == npos) return npos;
    if (at + 1 == row.size() || row[at + 1] != *dialect.quote) return at + 1;
  }
}

bool is_quoted(std::string_view text, std::size_t begin, const Dialect& dialect) {
  return dialect.quote && begin < text.size() && text[begin] == *dialect.quote;
}

/// The character that a backslash and this one stand for; none where they stand for themselves.
std::optional<char> escaped_character(char c, const Dialect& dialect) {
  if (c == 'n') return '\n';
  if (c == 't') return '\t';
  if (c == 'r') return '\r';
  const bool is_special = c == '\\' || c == '\n' || c == '\r' || c == dialect.quote || c == dialect.delimiter.front();
  return is_special ? std::optional(c) : std::nullopt;
}

std::string unescape(std::string_view text, const Dialect& dialect) {
  std::string value;
  value.reserve(text.size());
  while (!text.empty()) {
    const std::size_t at = std::min(text.find('\\'), text.size());
    value += text.substr(0, at);
    text.remove_prefix(at);
    if (text.empty()) break;
    const auto meant = text.size() > 1 ? escaped_character(text[1], dialect) : std::nullopt;
    value += meant.value_or('\\');
    text.remove_prefix(meant ? 2 : 1);
  }
  return value;
}

/// The text between the quotes of a field, doubled ones as one, and what follows them.
std::string between_quotes(std::string_view field, const Dialect& dialect) {
  std::string value;
  value.reserve(field.size());
  for (std::size_t begin = 1; begin < field.size();) {
    const std::size_t end = std::min(find_quote(field, begin, dialect), field.size());
    const bool is_doubled = end + 1 < field.size() && field[end + 1] == *dialect.quote;
    value += field.substr(begin, end - begin);
    if (is_doubled) value += *dialect.quote;
    if (!is_doubled && end < field.size()) value += field.substr(end + 1);
    begin = is_doubled ? end + 2 : field.size();
  }
  return value;
}

}  // namespace

std::size_t RowScanner::find_end(std::string_view text) {
  if (!dialect_->quote) return next_line_end(text);
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
  const std::size_t line_end = next_line_end(text);
  const std::size_t stop = std::min(line_end, text.size());
  const std::size_t quote = text.substr(0, stop).find(*dialect_->quote, position_);
  if (quote == npos) {
    position_ = stop;
    return line_end == npos ? std::nullopt : std::optional(line_end);
  }
  if (opens_field(text, quote)) state_ = State::quoted;
  position_ = quote + 1;
  return std::nullopt;
}

void RowScanner::scan_quoted(std::string_view text) {
  const std::size_t quote = find_quote(text, position_, *dialect_);
  position_ = quote == npos ? text.size() : quote + 1;
  if (quote != npos) state_ = State::after_quote;
}

void RowScanner::scan_after_quote(std::string_view text) {
  const bool doubled = text[position_] == *dialect_->quote;
  state_ = doubled ? State::quoted : State::plain;
  position_ += doubled;
}

std::size_t RowScanner::next_line_end(std::string_view text) {
  if (line_end_ != npos && line_end_ >= position_) return line_end_;
  const auto find = [&](std::size_t from) {
    return dialect_->carriage_returns ? text.find_first_of("\r\n", from) : text.find('\n', from);
  };
  line_end_ = find(std::max(position_, searched_));
  while (line_end_ != npos && is_escaped(text, line_end_, *dialect_)) line_end_ = find(line_end_ + 1);
  if (line_end_ == npos) searched_ = text.size();
  return line_end_;
}

bool RowScanner::opens_field(std::string_view text, std::size_t quote) const {
  if (quote == 0) return true;
  const auto& delimiter = dialect_->delimiter;
  return text.substr(0, quote).ends_with(delimiter) && !is_escaped(text, quote - delimiter.size(), *dialect_);
}

std::vector<std::string_view> split_row(std::string_view row, const Dialect& dialect, StrayQuotes* stray) {
  std::vector<std::string_view> fields;
  for (std::size_t begin = 0;;) {
    const bool quoted = is_quoted(row, begin, dialect);
    const std::size_t from = quoted ? end_of_quotes(row, begin, dialect) : begin;
    const std::size_t end = from == npos ? row.size() : std::min(find_delimiter(row, from, dialect), row.size());
    const auto field = row.substr(begin, end - begin);
    if (stray && quoted && from < end) stray->behind = true;
    if (stray && !quoted && dialect.quote && find_quote(field, 0, dialect) != npos) stray->within = true;
    fields.push_back(field);
    if (end == row.size()) return fields;
    begin = end + dialect.delimiter.size();
  }
}

std::string unquote(std::string_view field, const Dialect& dialect) {
  if (is_quoted(field, 0, dialect)) {
    std::string value = between_quotes(field, dialect);
    return dialect.backslash ? unescape(value, dialect) : value;
  }
  return dialect.backslash ? unescape(field, dialect) : std::string(field);
}

}  // namespace topicmill
