// What the first rows of a table tell: which special characters it has, and whether a text is a table at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "files/row_scanner.hpp"

namespace topicmill {

/// How much of a table is looked at.
inline constexpr std::size_t table_head_bytes = std::size_t{1} << 20;

/// A dialect of which the options leave parts to the content.
struct OpenDialect {
  Dialect given;
  bool any_delimiter = false;
  bool any_escape = false;
};

/// Whether carriage returns end the rows of the table that `head` begins with: where more rows have as many fields as
/// the first so, or only one row ends otherwise. A field may hold one.
bool shows_carriage_returns(std::string_view head, const OpenDialect& open);

/// The dialect of the table that `head` begins with. The delimiter: of comma, tab, semicolon and bar the one that
/// splits the first row and by which most rows have as many fields as the first; the first of equals, and the comma
/// where none does. Backslashes: where more rows have as many fields with them.
Dialect guess_dialect(std::string_view head, const OpenDialect& open);

/// The first line of some spreadsheets, "sep=;", which names the delimiter: what it names; none for any other line.
std::optional<std::string> delimiter_named_by(std::string_view line);

/// The values of the first rows, of as many as are enough to judge a table by; blank rows are left out, and one that
/// `head` cuts short counts only where it is the first.
std::vector<std::vector<std::string>> first_values(std::string_view head, const Dialect& dialect);

/// True for text whose first row looks like the names of columns, delimited by a comma, semicolon or bar (a tab), with
/// two more rows at least, all of as many fields.
bool shows_csv(std::string_view head);
bool shows_tsv(std::string_view head);

}  // namespace topicmill
