// Names of columns, each of its own.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

namespace topicmill {

/// `name`, or its number where it is empty, or name_2, name_3 ... where a column before it has that name.
inline std::string free_column_name(std::string name, const std::vector<std::string>& before) {
  if (name.empty()) name = std::to_string(before.size() + 1);
  const auto is_taken = [&](const std::string& tried) {
    return std::find(before.begin(), before.end(), tried) != before.end();
  };
  std::string free = name;
  for (int i = 2; is_taken(free); ++i) free = fmt::format("{}_{}", name, i);
  return free;
}

}  // namespace topicmill
