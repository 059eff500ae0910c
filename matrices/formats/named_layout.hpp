// Where a matrix of plain numbers has names: in a header line, before each row, or nowhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topicmill {

/// A field of a line that may hold names.
struct NameField {
  std::string text;  ///< without quotes
  bool quoted = false;
};

/// Takes the next field off the front of `rest`, up to the separator or, where that is a blank, to any blanks. Within
/// quotes, "" and \" are a quote.
NameField take_name_field(std::string_view& rest, char separator);

std::vector<NameField> name_fields(std::string_view line, char separator);

/// The separator of a line, found outside of quotes: a comma, a tab, a semicolon, or a blank, which stands for any
/// number of them.
char find_separator(std::string_view line);

/// Where the names are.
struct NamedLayout {
  bool has_header = false;
  bool has_row_names = false;
};

/// Judges by the first two lines; the second may lack. A header holds names, or has nothing, or one field less, above
/// the names of rows, as R writes it; or it begins with nothing and counts from 0, as pandas writes it. The first field
/// of a row is its name where it is no number, or where the header has nothing or a word like id above it.
NamedLayout find_names(const std::vector<NameField>& first, const std::optional<std::vector<NameField>>& second);

}  // namespace topicmill
