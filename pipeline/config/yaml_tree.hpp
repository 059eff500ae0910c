// The events of yaml-cpp -> a tree of values with marks: the one place that knows yaml-cpp.
#pragma once

#include <memory>
#include <string_view>

#include "base/value.hpp"

namespace topicmill {

/// The tree of `text`, null where it is empty; its lines are those of `source`. Throws ConfigError with every problem
/// found.
Value yaml_tree(std::string_view text, const std::shared_ptr<const Source>& source);

}  // namespace topicmill
