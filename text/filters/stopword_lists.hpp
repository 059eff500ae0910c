// The stop word lists of text/stopwords/, embedded at build time.
#pragma once

#include <span>
#include <string_view>

namespace topicmill {

/// One language (ISO 639-1) and its file, as it is: see word_lines().
struct StopwordList {
  std::string_view language;
  std::string_view file;
};

/// All lists, in the order of text/CMakeLists.txt. Defined in a source that the build generates.
std::span<const StopwordList> embedded_stopwords();

/// The list of `language`, or null where there is none.
const StopwordList* find_stopwords(std::string_view language);

}  // namespace topicmill
