// What input.format is where each file is looked at for its format.
#pragma once

#include <string_view>

namespace topicmill {

/// The member of the family that picks another one for each file.
inline constexpr std::string_view automatic_format = "auto";

}  // namespace topicmill
