// An option that is a count, or `all`.
#pragma once

#include <cstdint>
#include <optional>

#include "base/options.hpp"

namespace topicmill {

/// At least 1.
struct CountOrAll {
  std::optional<std::int64_t> count;  ///< none: all
};

template <>
struct OptionType<CountOrAll> {
  static void read(const Value& value, CountOrAll& option, Reading& reading);
  static Value write(const CountOrAll& option);
  static Shape shape(const Registry&);
};

}  // namespace topicmill
