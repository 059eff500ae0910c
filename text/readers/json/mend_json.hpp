// What programs write into JSON that is none, made JSON.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace topicmill {

struct MendedJson {
  std::string text;
  std::int64_t numbers = 0;     ///< NaN, Infinity and -Infinity, as Python writes them: now null
  std::int64_t surrogates = 0;  ///< escapes of one half of a surrogate pair: now \ufffd
};

/// A copy; none where there is nothing to mend. Whether the rest is JSON is the parser's
/// business. O(bytes).
std::optional<MendedJson> mend_json(std::string_view json);

}  // namespace topicmill
