// The `input:` section: where documents come from and which of their fields count.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/choice.hpp"
#include "files/input_limits.hpp"
#include "text/records/automatic_format.hpp"

namespace topicmill {

class DuplicateFinder;
class PassageCutter;
class Reader;

enum class OnError { fail, skip };

constexpr auto enum_names(OnError) {
  return std::array{Named<OnError>{OnError::fail, "fail"}, Named<OnError>{OnError::skip, "skip"}};
}

/// Where documents come from.
struct InputOptions {
  std::vector<std::string> path;
  Choice<Reader> format{std::string(automatic_format), {}};
  std::vector<std::string> text{"text"};
  std::optional<std::string> id;
  std::vector<std::string> metadata;
  std::string encoding = "auto";
  OnError on_error = OnError::fail;
  Choice<DuplicateFinder> duplicates{"keep", {}};
  Choice<PassageCutter> passages{"none", {}};
  InputLimits limits;
  std::string vocabulary = "auto";
  std::string documents = "auto";
  bool transposed = false;

  static constexpr auto fields() {
    return std::tuple{
        field("path", &InputOptions::path,
              "Files, folders, globs, archives, databases (sqlite:///FILE?table=NAME or ?query=SELECT ...), or - for "
              "standard input; ${NAME} stands for an environment variable."),
        field("format", &InputOptions::format, "How the files hold documents."),
        field("text", &InputOptions::text, "Field(s) that hold the text, joined by a newline."),
        field("id", &InputOptions::id, "Field that names a document; null: its path, or path:line."),
        field("metadata", &InputOptions::metadata, "Fields carried into the document tables."),
        field("encoding", &InputOptions::encoding, "auto, or the name of any ICU converter, such as windows-1252."),
        field("on_error", &InputOptions::on_error,
              "fail: stop at the first bad document; skip: list it in rejects.csv and go on."),
        field("duplicates", &InputOptions::duplicates,
              "Which documents are left out, and listed in rejects.csv, because they repeat an earlier one."),
        field("passages", &InputOptions::passages,
              "Into which pieces long documents are cut: topics are made of these, and summed up to the document."),
        field("limits", &InputOptions::limits, "What no document and no archive may exceed."),
        field("vocabulary", &InputOptions::vocabulary,
              "Of a ready matrix: the file with a word for each column; auto: one beside it; none: term_1, term_2 ..."),
        field("documents", &InputOptions::documents,
              "Of a ready matrix: the file with a name for each row, or a table of them; auto: one beside it; none."),
        field("transposed", &InputOptions::transposed, "Of a ready matrix: its rows are terms, its columns documents."),
    };
  }

  /// Whether the files tell their format.
  bool detects_format() const { return format.name == automatic_format; }

  /// The encoding must be known, at least one field hold the text, and none be carried twice.
  void check(const Value& value, Reading& reading) const;
};

}  // namespace topicmill
