// Whether the first row of a table names its columns.
#pragma once

#include <string>
#include <vector>

namespace topicmill {

/// What a first row was judged to be.
enum class FirstRow {
  names,     ///< of the columns, or nothing tells
  data,      ///< a row like the others
  doubtful,  ///< more columns speak for data than for names
};

/// Judges the first row by the others, column by column: a number above numbers, a value that the column has again, or
/// a sentence above sentences is data; a word above numbers, dates or sentences is a name. Data only where no column
/// speaks for names, as to lose a name is worse than to read one as a document. `rows`: the values of the first rows,
/// of a table without a header as well.
FirstRow judge_first_row(const std::vector<std::vector<std::string>>& rows);

/// The same for a table in which fields of those names are wanted: it is what they say, else judged by its looks.
FirstRow judge_first_row(const std::vector<std::vector<std::string>>& rows, const std::vector<std::string>& wanted);

/// Whether a name stands before each row that the header does not count: R's write.table. A line of one field may also
/// be a title.
bool have_row_names(const std::vector<std::vector<std::string>>& rows);

}  // namespace topicmill
