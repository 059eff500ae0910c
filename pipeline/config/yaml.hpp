// YAML text -> Value with marks.
//
// A config is a small subset of YAML: one document of maps, lists and scalars. What could mean something else than it
// seems (duplicate keys, tabs, tags) or could grow without bound (anchors, depth, size) is refused with its place.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/value.hpp"

namespace topicmill {

inline constexpr std::size_t yaml_bytes_limit = std::size_t{1} << 20;
inline constexpr std::size_t yaml_depth_limit = 64;

/// The lines of `text` under `name`, for marks. Lines end in LF or CRLF; a byte order mark is no part of the first.
std::shared_ptr<const Source> make_source(std::string name, std::string_view text);

/// The tree of `text`, whose lines are those of `source`. Scalars keep their text; a plain empty, ~ or null is null; an
/// empty document is an empty map. Throws ConfigError with every problem found.
Value parse_yaml(std::string_view text, std::shared_ptr<const Source> source);

/// `--set KEY=VALUE` as nested maps: "a.b=[1, 2]" -> {a: {b: [1, 2]}}. VALUE is YAML, except that a lone '-' and a
/// leading '*' are text, as a shell user means them. Marks stand in the source "--set", columns count in `argument`.
Value parse_set(std::string_view argument);

}  // namespace topicmill
