// The name of the reader that looks into each file.
#pragma once

#include <string_view>

namespace topicmill {

/// The member of the family of readers that picks another one for each file.
inline constexpr std::string_view automatic_format = "auto";

}  // namespace topicmill
