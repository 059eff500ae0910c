// An excerpt of a document as the page wants it: valid UTF-8 on one line, with marks in its units.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/inspect/highlight.hpp"

namespace topicmill {

/// UTF-16 units [begin, end) of a text, which carry a topic.
struct QuoteMark {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::int64_t topic = 0;
};

struct QuotedText {
  std::string text;
  std::vector<QuoteMark> marks;  ///< by place, none over another
};

/// The excerpt with runs of white space and control characters as one blank, none at its ends, and bytes that are no
/// UTF-8 as U+FFFD. `highlights`: by place, in bytes of `text`; of those that overlap the first is marked, those that
/// the excerpt cuts are not.
QuotedText quote(std::string_view text, const Excerpt& excerpt, const std::vector<Highlight>& highlights);

}  // namespace topicmill
