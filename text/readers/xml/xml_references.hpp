// Character and entity references of XML.
#pragma once

#include <string>
#include <string_view>

namespace topicmill {

/// Appends `text` with &lt; &gt; &amp; &quot; &apos; &#233; &#xE9; decoded. Control characters that XML does not allow
/// are left out, numbers that are no character become U+FFFD, and what is no reference stays as it is.
void append_decoded(std::string_view text, std::string& decoded);

}  // namespace topicmill
