// Text that no reader has checked, such as a file name, made fit to be shown.
#pragma once

#include <string>
#include <string_view>

namespace topicmill {

/// With U+FFFD for each byte that is no UTF-8.
std::string valid_utf8(std::string_view text);

}  // namespace topicmill
