// Data made harmless for the place in the page where they are put.
#pragma once

#include <string>
#include <string_view>

namespace topicmill {

/// JSON for a <script> element: <, >, & and the line separators U+2028 and U+2029, which occur in strings only, as
/// \uXXXX.
std::string escaped_for_script(std::string_view json);

}  // namespace topicmill
