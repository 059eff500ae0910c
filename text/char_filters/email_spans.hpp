// Where a text names addresses of mail.
#pragma once

#include <vector>

#include "text/tokens/filtered_text.hpp"

namespace topicmill {

/// The spans name@host.tld of `text` in order: ASCII letters, digits and . _ % + - on the left; labels on the right, at
/// least two, the last of two letters or more. A dot or dash at either end is not part of it. O(bytes).
std::vector<TextSpan> find_emails(std::string_view text);

}  // namespace topicmill
