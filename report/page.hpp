// The page of a report as it was bundled at build time, without its data.
#pragma once

#include <string_view>

namespace topicmill {

/// Where the page wants the title and the data, which must be escaped for that place.
inline constexpr std::string_view title_mark = "@TITLE@";
inline constexpr std::string_view data_mark = "@DATA@";

/// One HTML document with its script and style in it; empty where this build was made without esbuild and d3.
std::string_view report_page();

}  // namespace topicmill
