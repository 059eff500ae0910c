// Which element of an XML file is a document, where nobody says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace topicmill {

/// "mediawiki/page" -> "mediawiki", "page".
std::vector<std::string> split_element_path(std::string_view path);

/// The path of the element nearest to the root that comes more than once in `head`, of several the one that holds most
/// of it (rss/channel/item); where none does, the largest one below the root, or the root. Empty where there is none.
std::vector<std::string> guess_record(std::string_view head);

}  // namespace topicmill
