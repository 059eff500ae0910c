// The `output:` section: where the results go, and in which form.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/registry.hpp"
#include "pipeline/matrix_writer.hpp"
#include "pipeline/table_format.hpp"

namespace topicmill {

/// How many words of each topic a table lists: a count, or `all` with a weight above zero.
struct TopWords {
  std::optional<std::int64_t> count = 50;  ///< none: all
};

template <>
struct OptionType<TopWords> {
  static void read(const Value& value, TopWords& option, Reading& reading);
  static Value write(const TopWords& option);
  static Shape shape(const Registry&);
};

struct OutputOptions {
  std::string directory = "runs/topics";
  TopWords top_words;
  std::vector<Choice<TableFormat>> format{{"csv", {}}};
  std::vector<Choice<MatrixWriter>> matrix{{"mtx", {}}};
  std::optional<std::string> labels;

  static constexpr auto fields() {
    return std::tuple{
        field("directory", &OutputOptions::directory, "The run directory; a former run there is replaced."),
        field("top_words", &OutputOptions::top_words,
              "Rows per topic in topic_words: a count, or all words with a weight above zero."),
        field("format", &OutputOptions::format, "How tables are written; several give each table in each format."),
        field("matrix", &OutputOptions::matrix, "How vectorize writes its matrices; several give each in each format."),
        field(
            "labels", &OutputOptions::labels,
            "A labels.yaml of another run, whose names, merges and drops go to the topics that are most like its own; "
            "null: only those of the run that is replaced."),
    };
  }

  /// The directory has a name, and there is at least one format of tables and of matrices.
  void check(const Value& value, Reading& reading) const;
};

}  // namespace topicmill
