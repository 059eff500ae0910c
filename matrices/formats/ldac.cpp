// LDA-C (Blei's lda-c): a document a line, "N WORD:COUNT WORD:COUNT ..." with N pairs, words from 0.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "files/printable_name.hpp"
#include "matrices/formats/coordinates.hpp"
#include "matrices/formats/dense_builder.hpp"
#include "matrices/formats/fields.hpp"
#include "matrices/formats/matrix_formats.hpp"

namespace topicmill {
namespace {

/// "WORD:COUNT" cut in two; both are empty where there is no colon.
std::pair<std::string_view, std::string_view> cut_pair(std::string_view pair) {
  const auto colon = pair.find(':');
  if (colon == std::string_view::npos) return {};
  return {pair.substr(0, colon), pair.substr(colon + 1)};
}

template <class T>
class LdacReader {
 public:
  explicit LdacReader(MatrixSource& source) : source_(source) {}

  BasicSparseMatrix<T> read() {
    while (const auto line = source_.next_line()) read_line(trim(*line));
    if (matrix_.rows == 0) source_.fail("it holds blank lines only; a matrix has at least one row");
    if (matrix_.cols == 0) source_.fail("no document has a word; a matrix has at least one column");
    tidy_rows(matrix_, source_);
    return std::move(matrix_);
  }

 private:
  /// Blank lines may end the file; before a document one would shift the numbers of all that follow.
  void read_line(std::string_view line) {
    if (line.empty()) {
      if (blank_line_ == 0) blank_line_ = source_.line();
      return;
    }
    if (blank_line_ > 0) {
      source_.fail(fmt::format("line {} is blank; write 0 for a document without words, or remove it", blank_line_));
    }
    read_document(line);
  }

  void read_document(std::string_view line) {
    const auto first = next_field(line);
    const auto promised = parse_integer(first);
    if (!promised || *promised < 0) {
      source_.fail_line(
          fmt::format("{} is not the number of distinct words; write 'N WORD:COUNT WORD:COUNT ...'", in_quotes(first)));
    }
    std::int64_t found = 0;
    for (auto pair = next_field(line); !pair.empty(); pair = next_field(line), ++found) add(pair);
    if (found != *promised) {
      source_.fail_line(fmt::format("it has {} words, and its first number says {}; correct it", found, *promised));
    }
    matrix_.row_starts.push_back(matrix_.nonzeros());
    ++matrix_.rows;
  }

  void add(std::string_view pair) {
    const auto [word, count] = cut_pair(pair);
    const auto column = parse_integer(word);
    if (!column || count.empty()) {
      source_.fail_line(
          fmt::format("{} is no entry; write 'WORD:COUNT', the word as a number from 0", in_quotes(pair)));
    }
    if (*column < 0 || *column >= max_columns) {
      source_.fail_line(fmt::format("word {} is out of range; words count from 0 to {}", *column, max_columns - 1));
    }
    matrix_.columns.push_back(static_cast<std::uint32_t>(*column));
    matrix_.values.push_back(parse_value<T>(source_, ValueType::real, count));
    matrix_.cols = std::max(matrix_.cols, *column + 1);
  }

  MatrixSource& source_;
  BasicSparseMatrix<T> matrix_;
  std::int64_t blank_line_ = 0;  ///< the first one behind the last document; 0: none
};

}  // namespace

bool is_ldac(std::string_view head, bool is_all) {
  const bool whole_line = is_all || head.find('\n') != std::string_view::npos;
  auto line = take_line(head);
  const auto promised = parse_integer(next_field(line));
  std::int64_t found = 0;
  for (auto pair = next_field(line); !pair.empty(); pair = next_field(line), ++found) {
    const auto [word, count] = cut_pair(pair);
    const bool cut_short = !whole_line && line.empty();
    if (!cut_short && (!parse_integer(word) || !parse_integer(count))) return false;
  }
  return promised && found > 0 && (found == *promised || (!whole_line && found < *promised));
}

template <class T>
BasicSparseMatrix<T> read_ldac(MatrixSource& source) {
  return LdacReader<T>(source).read();
}

template BasicSparseMatrix<float> read_ldac(MatrixSource&);
template BasicSparseMatrix<double> read_ldac(MatrixSource&);

}  // namespace topicmill
