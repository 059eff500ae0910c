// Short ways to run a char filter and look at what came out.
#pragma once

#include <string>
#include <string_view>

#include "text/tokens/char_filter.hpp"
#include "text/tokens/filtered_text.hpp"

namespace topicmill {

/// What the filter makes of a text.
inline std::string filtered_text(CharFilter& filter, std::string_view text) {
  FilteredText out;
  return filter.apply(text, out) ? out.text() : std::string(text);
}

/// What it makes of it as member `name` with these options.
inline std::string filtered_text(const std::string& name, std::string_view text, Value options = {}) {
  const Registry registry = Registry().add(builtin_char_filters());
  const auto filter = registry.make(Choice<CharFilter>{name, std::move(options)});
  return filtered_text(*filter, text);
}

inline bool leaves_alone(const std::string& name, std::string_view text) {
  const Registry registry = Registry().add(builtin_char_filters());
  FilteredText out;
  return !registry.make(Choice<CharFilter>{name, {}})->apply(text, out);
}

}  // namespace topicmill
