// Whether a table has a header: an option that is true, false, or left to the content.
#pragma once

#include "base/options.hpp"

namespace topicmill {

enum class Header { automatic, present, absent };

template <>
struct OptionType<Header> {
  static void read(const Value& value, Header& option, Reading& reading);
  static Value write(Header option);
  static Shape shape(const Registry& registry);
};

}  // namespace topicmill
