// The grammar of delimited text (RFC 4180): where a row ends, and where its fields do.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topicmill {

/// The special characters. A quote counts where a field begins with it; elsewhere it is an ordinary character.
struct Dialect {
  std::string delimiter = ",";  ///< not empty
  std::optional<char> quote = '"';
  bool backslash = false;         ///< makes the quote, delimiter, line end or backslash behind it an ordinary character
  bool carriage_returns = false;  ///< one ends a row, as a line feed does: files of the old Mac
};

/// Quotes that RFC 4180 does not allow. They are read as Python's csv reads them.
struct StrayQuotes {
  bool behind = false;  ///< text follows a closing quote: it is part of the value
  bool within = false;  ///< a field that begins with no quote has one: it is part of the value
};

/// Finds the end of a row in text that grows: one pass over the bytes, by memchr.
class RowScanner {
 public:
  /// `dialect` must outlive the scanner.
  explicit RowScanner(const Dialect& dialect) : dialect_(&dialect) {}

  /// Offset of the line end of the row that `text` begins with, or npos where the row goes on behind it; call
  /// again with the same text, made longer.
  std::size_t find_end(std::string_view text);

  /// True where the scanned text ends within quotes.
  bool in_quotes() const { return state_ == State::quoted; }

 private:
  enum class State { plain, quoted, after_quote };

  std::optional<std::size_t> scan_plain(std::string_view text);
  void scan_quoted(std::string_view text);
  void scan_after_quote(std::string_view text);
  std::size_t next_line_end(std::string_view text);
  bool opens_field(std::string_view text, std::size_t quote) const;

  const Dialect* dialect_;
  State state_ = State::plain;
  std::size_t position_ = 0;
  std::size_t line_end_ = std::string_view::npos;  ///< the last one found: text before it needs no second search
  std::size_t searched_ = 0;                       ///< there is no line end between the position and here
};

/// The fields of a row without its line end, still quoted. `stray`, where not null, tells of its quotes.
std::vector<std::string_view> split_row(std::string_view row, const Dialect& dialect, StrayQuotes* stray = nullptr);

/// The value of a field that split_row gave.
std::string unquote(std::string_view field, const Dialect& dialect);

}  // namespace topicmill
