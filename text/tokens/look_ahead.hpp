// The head of a stream of text, for readers that must see it before they cut.
#pragma once

#include <cstddef>
#include <string_view>

#include "files/text_stream.hpp"

namespace topicmill {

/// The first `size` bytes of what is buffered, fetched where need be; fewer at the end of the file. As buffered().
inline std::string_view look_ahead(TextStream& stream, std::size_t size) {
  while (stream.buffered().size() < size && stream.fetch()) {
  }
  return stream.buffered().substr(0, size);
}

}  // namespace topicmill
