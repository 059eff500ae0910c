#include "files/encoding/valid_utf8.hpp"

#include "files/encoding/encoding.hpp"

namespace topicmill {

std::string valid_utf8(std::string_view text) {
  std::string valid;
  while (const auto bad = find_invalid_utf8(text)) {
    valid.append(text.substr(0, *bad)).append("\uFFFD");
    text.remove_prefix(*bad + 1);
  }
  return valid.append(text);
}

}  // namespace topicmill
