// One JSON value -> the fields of a record: what the formats jsonl and json share.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/records/reader.hpp"

namespace topicmill {

/// What a record is in its format.
struct JsonRecord {
  std::string_view name;     ///< what messages call it: line, element
  bool may_be_text = false;  ///< a bare string stands for {"text": string}
};

/// Strings as they are, numbers as they are written, true and false, null as empty; a list of these gives one value
/// for each. `a.b` names the field b of the object a, or of each object in the list a, however deep lists are nested,
/// unless the object has a field 'a.b'; of fields of one name in one object the first counts. Where a list mixes texts
/// and objects, `a` is its texts and the fields `text` of its objects, in their order. The whole value is checked, also
/// what nobody asked for. `bytes`: valid UTF-8, best with record_padding to spare. Any thread. Throws InputError with
/// the reason.
std::vector<FieldValue> parse_json(const std::string& bytes, std::span<const std::string> wanted, JsonRecord record);

/// The same of the bytes of a record, which need not be valid. What is no JSON is read as well where mend_json makes
/// JSON of it, and counted: NaN and Infinity as null, halves of surrogate pairs as U+FFFD.
std::vector<FieldValue> parse_json(const Record& record, std::span<const std::string> wanted, JsonRecord shape,
                                   LeniencyTally& leniencies);

}  // namespace topicmill
