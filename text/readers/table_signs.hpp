// What the first rows of a table tell: which delimiter it has, and whether a text is a table at all.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace topicmill {

/// The delimiter of the table that `head` begins with: of comma, tab, semicolon and bar the one that splits the first
/// row and by which most rows have as many fields as the first; the first of equals, and the comma where none does.
std::string guess_delimiter(std::string_view head, std::optional<char> quote);

/// True for text whose first row looks like the names of columns, delimited by a comma, semicolon or bar (a tab), with
/// two more rows at least, all of as many fields.
bool shows_csv(std::string_view head);
bool shows_tsv(std::string_view head);

}  // namespace topicmill
