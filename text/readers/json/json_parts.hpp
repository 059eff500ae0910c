// The members of a JSON object and the elements of an array, as they are written, in text that may end anywhere.
#pragma once

#include <string_view>
#include <vector>

namespace topicmill {

struct JsonPart {
  std::string_view key;    ///< of a member, as written between its quotes; empty for an element
  std::string_view value;  ///< as written; what there is of it where the text ends
  bool ended = true;       ///< false where the text ends within the value

  /// '{', '[', '"', or what a number, true, false or null begins with; 0 where the text ends before it.
  char kind() const { return value.empty() ? '\0' : value.front(); }
};

using JsonParts = std::vector<JsonPart>;

/// How many parts of an object or array are worth a look: the others are like these.
inline constexpr std::size_t telling_parts = 200;

inline bool is_scalar(const JsonPart& part) { return part.kind() != '{' && part.kind() != '['; }
inline bool is_object(const JsonPart& part) { return part.kind() == '{'; }
inline bool is_array(const JsonPart& part) { return part.kind() == '['; }
inline bool is_text(const JsonPart& part) { return part.kind() == '"'; }

/// The member of that name; null where there is none.
const JsonPart* find_part(const JsonParts& parts, std::string_view key);

/// Whether two objects have most of their keys in common.
bool are_alike(const JsonParts& a, const JsonParts& b);

/// The first `most` parts of the object or array that `json` begins with. What is broken ends them: whoever parses the
/// parts tells so. Linear in the bytes passed over. Views of `json`.
JsonParts parts_of(std::string_view json, std::size_t most = std::string_view::npos);

}  // namespace topicmill
