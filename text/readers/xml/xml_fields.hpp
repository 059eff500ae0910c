// One XML element -> the fields of a record.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "text/records/reader.hpp"

namespace topicmill {

/// Fields are paths below the record: `revision.text` is the element text in the element revision, `@id` an attribute
/// of the record, `revision.@id` one of a part. An element that comes again gives one value more.
///
/// The value of an element is all text in it, blanks around it left out. Where an element holds text between its parts,
/// the text is joined as it stands; where it holds parts only, they are joined by line ends. `text` is all text of the
/// record, where it has no element of that name.
///
/// References to characters and the five entities of XML are decoded; unknown ones, as those of HTML, stay as written.
/// Characters that XML does not allow (&#3;) are left out.
///
/// `bytes`: the element, valid UTF-8. Nothing is fetched, no entity is expanded. Any thread. Throws InputError with the
/// reason, and the line where the record begins in `line`, where the element is broken, nested deeper than 256, or
/// holds more than a million tags.
std::vector<FieldValue> parse_xml(const std::string& bytes, std::int64_t line, std::span<const std::string> wanted);

}  // namespace topicmill
