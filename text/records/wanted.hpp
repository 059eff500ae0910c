// Which fields of a record the caller asked for.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

namespace topicmill {

/// True where `wanted` names the field, or is empty and so asks for all.
inline bool is_wanted(std::string_view name, std::span<const std::string> wanted) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), name) != wanted.end();
}

}  // namespace topicmill
