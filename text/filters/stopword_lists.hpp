// The stop word lists of text/stopwords/, embedded at build time.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace topicmill {

/// One language (ISO 639-1) and its file, as it is.
struct StopwordList {
  std::string_view language;
  std::string_view file;
};

/// All lists, in the order of text/CMakeLists.txt. Defined in a source that the build generates.
std::span<const StopwordList> embedded_stopwords();

/// The words of such a file: one a line, trimmed; blank lines and lines that begin with "# " are skipped.
std::vector<std::string_view> stopword_lines(std::string_view file);

}  // namespace topicmill
