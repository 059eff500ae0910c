// The encoding that an XML file names in its first line.
#pragma once

#include <string_view>

namespace topicmill {

/// "ISO-8859-1" of <?xml version="1.0" encoding="ISO-8859-1"?>; empty where the text does not begin so.
std::string_view xml_declared_encoding(std::string_view head);

}  // namespace topicmill
