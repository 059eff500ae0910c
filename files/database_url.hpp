// The URL of a database: sqlite:///news.db?table=articles
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace topicmill {

/// Which rows of which file.
struct DatabaseUrl {
  std::string path;
  std::optional<std::string> table;  ///< all rows and columns of it
  std::optional<std::string> query;  ///< else what this SELECT gives; neither: the only table
};

bool is_database_url(std::string_view text);

/// sqlite:///FILE (relative), sqlite:////FILE (absolute), then nothing, ?table=NAME or ?query=SELECT ... Percent signs
/// with two hexadecimal digits stand for a byte (%25 for a percent sign, as in LIKE); others stand for themselves. All
/// that follows query= belongs to the query. Throws UsageError where the URL is none.
DatabaseUrl parse_database_url(std::string_view url);

}  // namespace topicmill
