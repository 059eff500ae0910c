// How wide text is on a terminal or in a picture, as the eye sees it.
#pragma once

#include <string>
#include <string_view>

namespace topicmill {

/// Columns that UTF-8 text takes: wide characters two, combining marks none.
int display_width(std::string_view text);

/// The text, cut with … to `width` columns where it is wider.
std::string shortened(std::string_view text, int width);

/// The text padded with blanks to `width` columns, or cut with … to it.
std::string pad(std::string_view text, int width);
std::string pad_left(std::string_view text, int width);

}  // namespace topicmill
