// What a sweep tries: numbers of topics, and every combination of the values of other options.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace topicmill {

/// An option and the values to try, as `--set` would take them.
struct GridAxis {
  std::string key;
  std::vector<std::string> values;
};

/// "5:50:5" (from, to, step), "5:8", "5,10,20" or "8", ascending, each once. Throws UsageError with the mend.
std::vector<std::int64_t> parse_topic_range(std::string_view text);

/// "nmf.loss=frobenius,kullback_leibler"; a value in brackets or braces may hold commas. Throws UsageError.
GridAxis parse_grid_axis(std::string_view text);

/// Every combination of the axes' values, the last axis running fastest; one empty combination where there are no axes.
std::vector<std::vector<std::string>> combinations(const std::vector<GridAxis>& axes);

}  // namespace topicmill
