// Names of columns, each of its own.
#pragma once

#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace topicmill {

/// Names given one after the other; linear time, also where all are equal.
class ColumnNames {
 public:
  /// `name`, or its number where it is empty, or name_2, name_3 ... where a column before it has that name.
  void add(std::string name) {
    if (name.empty()) name = std::to_string(names_.size() + 1);
    std::string free = name;
    while (used_.count(free) > 0) free = name + "_" + std::to_string(++used_[name]);
    used_.emplace(free, 1);
    names_.push_back(std::move(free));
  }

  std::vector<std::string> take() { return std::move(names_); }

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, int> used_;  ///< each name, and the last number that was tried behind it
};

}  // namespace topicmill
