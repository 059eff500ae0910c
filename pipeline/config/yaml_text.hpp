// What must hold of YAML text before it is parsed, and where its characters stand.
#pragma once

#include <optional>
#include <string_view>

#include "base/diagnostic.hpp"

namespace topicmill {

/// The first reason not to parse `text` at all: too large, not UTF-8, a control character (yaml-cpp takes some for the
/// end of the file), a tab that indents.
std::optional<Diagnostic> unreadable_text(std::string_view text, const std::shared_ptr<const Source>& source);

/// `text` without a UTF-8 byte order mark.
std::string_view without_byte_order_mark(std::string_view text);

/// Number of characters (code points) in valid UTF-8.
int count_characters(std::string_view text);

}  // namespace topicmill
