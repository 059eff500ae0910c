// ICU's converters by the names of encodings.
#pragma once

#include <memory>
#include <string>

struct UConverter;

namespace topicmill {

struct CloseConverter {
  void operator()(UConverter* converter) const;
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// Null where ICU has no converter of that name.
Converter open_converter(const std::string& name);

/// ICU's own name of an encoding, by which aliases (utf8, UTF-8) compare equal; empty for an unknown one.
std::string canonical_encoding(const std::string& name);

/// Why `name` is no encoding ("no encoding is named 'latn1'; did you mean 'latin1'?"); empty where it is one, or auto.
std::string encoding_problem(const std::string& name);

/// Whether ICU has a converter of that name; much cheaper than why it has none.
bool is_encoding(const std::string& name);

}  // namespace topicmill
