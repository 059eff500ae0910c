// What the parts of the page's data are made with.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>

#include "pipeline/report/rounded.hpp"

namespace topicmill {

/// Keeps its keys in the order in which they are set.
using PageJson = nlohmann::ordered_json;

/// A list of what `make` gives for each number below `count`.
template <class Make>
PageJson list_of(std::int64_t count, const Make& make) {
  PageJson list = PageJson::array();
  for (std::int64_t i = 0; i < count; ++i) list.push_back(make(i));
  return list;
}

}  // namespace topicmill
