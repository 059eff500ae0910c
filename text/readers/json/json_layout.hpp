// How a JSON file holds its documents, where nobody says.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace topicmill {

struct JsonLayout {
  enum class Kind {
    values,   ///< documents one behind the other
    array,    ///< the elements of an array are documents
    members,  ///< the value of each member is a document, or an array of them: {"id 7": {...}, "id 8": "a text"}
    columns,  ///< column -> row -> value, as pandas writes it: {"text": {"0": ..., "1": ...}, "label": {...}}; or lists
  };
  Kind kind = Kind::values;
  std::vector<std::string> path;  ///< keys from the root to what `kind` tells of, as written
};

/// Judged by the first bytes of a file that begins with '{'. An object that looks like a document itself (it has an id,
/// a title or text of its own) is taken for a frame around others only where an array in it has one of the names that
/// collections have, such as items, or where its members are all alike.
JsonLayout guess_json_layout(std::string_view head);

/// members or columns, where the object that `object` begins with is either of them.
std::optional<JsonLayout::Kind> layout_of_members(std::string_view object);

/// "records: data.items", "each member a document", "columns", for people; empty for values.
std::string describe(const JsonLayout& layout);

}  // namespace topicmill
