// Lists that users write, in files of one entry a line: stop words, keep-lists, synonyms, vocabularies.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topicmill {

/// A line that says something: without the white space around it, and its number, from 1.
struct WordLine {
  std::string_view text;
  std::int64_t number = 0;
};

/// The lines of such a file: blank lines and lines that begin with "# " are left out, as is a byte order mark.
std::vector<WordLine> word_lines(std::string_view text);

/// What is wrong with a list, and how to mend it.
struct ListProblem {
  std::string message;
  std::string mend;
};

/// Reads the file at `path` into `text`, which is then valid UTF-8; says what is wrong where it cannot.
std::optional<ListProblem> read_word_file(const std::string& path, std::string& text);

/// Whether an entry of an option that takes names as well as files means a file: a file has a '.' or '/' in its name.
bool is_file_name(std::string_view name);

}  // namespace topicmill
