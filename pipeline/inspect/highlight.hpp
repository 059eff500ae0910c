// Words of a text that carry topics, and the part of it that has most of them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace topicmill {

/// A word of a text that carries a topic.
struct Highlight {
  std::uint32_t begin = 0;  ///< bytes of the text
  std::uint32_t end = 0;
  std::int64_t topic = 0;
  double weight = 0;  ///< what it adds to the topic
};

/// The bytes [begin, end) of a text on one line: cut between characters, white space and control characters as blanks.
struct Excerpt {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The first `bytes` bytes.
Excerpt head_of(std::string_view text, std::size_t bytes);

/// The `bytes` bytes with the largest sum of weights, the first of equals. `highlights`: by place.
Excerpt best_of(std::string_view text, const std::vector<Highlight>& highlights, std::size_t bytes);

}  // namespace topicmill
