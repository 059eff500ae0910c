// Character references and attributes of HTML, read by gumbo.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace topicmill {

/// Serves one thread at a time; a copy serves another. References are remembered: pages repeat a few of them.
class HtmlDecoder {
 public:
  struct Reference {
    std::string text;       ///< one or two characters, valid UTF-8
    std::size_t bytes = 0;  ///< of the reference: "&ampx" is "&" and the text "x", so 4; 0 where it is none
  };

  /// Reads `piece`, & with letters, digits and # and perhaps a semicolon behind it. Valid until the next call.
  const Reference& reference(std::string_view piece);

 private:
  std::unordered_map<std::string, Reference> known_;
};

struct HtmlAttribute {
  std::string name;  ///< in lower case
  std::string value;
};

/// The attributes of one start tag, as it stands in its source: `<meta charset=utf-8>`.
std::vector<HtmlAttribute> read_html_attributes(std::string_view tag);

}  // namespace topicmill
