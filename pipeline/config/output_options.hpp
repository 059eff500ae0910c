// The `output:` section: where the results go, and in which form.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/choice.hpp"
#include "pipeline/config/count_or_all.hpp"
#include "pipeline/config/doc_topics_options.hpp"

namespace topicmill {

class MatrixWriter;
class TableFormat;

struct OutputOptions {
  std::string directory = "runs/topics";
  CountOrAll top_words{50};
  DocTopicsOptions doc_topics;
  std::vector<Choice<TableFormat>> format{{"csv", {}}};
  std::vector<Choice<MatrixWriter>> matrix{{"mtx", {}}};
  bool report = true;
  std::optional<std::string> labels;

  static constexpr auto fields() {
    return std::tuple{
        field("directory", &OutputOptions::directory, "The run directory; a former run there is replaced."),
        field("top_words", &OutputOptions::top_words,
              "Rows per topic in topic_words: a count, or all words with a weight above zero."),
        field("doc_topics", &OutputOptions::doc_topics, "How much of the topics of each document is written."),
        field("format", &OutputOptions::format, "How tables are written; several give each table in each format."),
        field("matrix", &OutputOptions::matrix, "How vectorize writes its matrices; several give each in each format."),
        field("report", &OutputOptions::report, "Whether a run makes report.html, which shows its topics to people."),
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
