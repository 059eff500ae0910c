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

}  // namespace topicmill
