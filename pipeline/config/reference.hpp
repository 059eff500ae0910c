// The option reference: the whole of it as Markdown, and one key of it as plain text.
#pragma once

#include <string>
#include <string_view>

namespace topicmill {

class Registry;

/// Markdown: a section per top-level key with a table of its options, a section per family with its members.
std::string reference_markdown(const Registry& registry);

/// What `key` means, plain text. A key is dotted (vectorize.min_df), or the end of a dotted key: a family member
/// (filters.stem, stem) or an option (min_df); all that match are shown. Throws UsageError with the nearest key where
/// none does.
std::string explain(const Registry& registry, std::string_view key);

/// All keys, one a line with its documentation.
std::string explain_all(const Registry& registry);

}  // namespace topicmill
