#include "pipeline/sweep/sweep_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "base/error.hpp"
#include "base/parse_number.hpp"

namespace topicmill {
namespace {

/// More numbers of topics than these are a slip of the pen.
constexpr std::int64_t most_trials = 1000;

[[noreturn]] void refuse_range(std::string_view text) {
  throw UsageError(
      fmt::format("'{}' is no range of topics; write FROM:TO:STEP, such as 5:50:5, or a list, such as 5,10,20", text));
}

std::optional<std::int64_t> whole_number(std::string_view text) {
  const auto value = parse_number<std::int64_t>(text);
  return value && *value >= 1 ? value : std::nullopt;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const auto at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::vector<std::int64_t> numbers_in(std::string_view text, char separator) {
  std::vector<std::int64_t> numbers;
  for (const auto part : split(text, separator)) {
    const auto number = whole_number(part);
    if (!number) refuse_range(text);
    numbers.push_back(*number);
  }
  return numbers;
}

std::vector<std::int64_t> count_up(std::int64_t from, std::int64_t to, std::int64_t step, std::string_view text) {
  if (to < from) refuse_range(text);
  if ((to - from) / step >= most_trials) {
    throw UsageError(fmt::format("'{}' is more than {} numbers of topics; take a larger step", text, most_trials));
  }
  std::vector<std::int64_t> numbers;
  for (std::int64_t number = from; number <= to; number += step) numbers.push_back(number);
  return numbers;
}

/// Splits at commas that stand in no bracket and no brace.
std::vector<std::string> split_values(std::string_view text) {
  std::vector<std::string> values(1);
  int depth = 0;
  for (const char c : text) {
    if (c == '[' || c == '{') ++depth;
    if (c == ']' || c == '}') --depth;
    if (c == ',' && depth == 0) {
      values.emplace_back();
    } else {
      values.back() += c;
    }
  }
  return values;
}

}  // namespace

std::vector<std::int64_t> parse_topic_range(std::string_view text) {
  if (text.find(':') == std::string_view::npos) {
    auto numbers = numbers_in(text, ',');
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
  }
  const auto numbers = numbers_in(text, ':');
  if (numbers.size() > 3) refuse_range(text);
  return count_up(numbers[0], numbers[1], numbers.size() == 3 ? numbers[2] : 1, text);
}

GridAxis parse_grid_axis(std::string_view text) {
  const auto equals = text.find('=');
  GridAxis axis;
  if (equals != std::string_view::npos)
    axis = {std::string(text.substr(0, equals)), split_values(text.substr(equals + 1))};
  const bool empty = std::find(axis.values.begin(), axis.values.end(), "") != axis.values.end();
  if (axis.key.empty() || empty) {
    throw UsageError(
        fmt::format("'{}' is no grid; write KEY=VALUE,VALUE, such as nmf.loss=frobenius,kullback_leibler", text));
  }
  if (axis.key != "nmf.topics" && !axis.key.starts_with("output.")) return axis;
  throw UsageError(axis.key == "nmf.topics" ? std::string("give the numbers of topics by --topics, not by --grid")
                                            : fmt::format("'{}' changes nothing that a sweep measures", axis.key));
}

std::vector<std::vector<std::string>> combinations(const std::vector<GridAxis>& axes) {
  std::vector<std::vector<std::string>> all(1);
  for (const auto& axis : axes) {
    std::vector<std::vector<std::string>> longer;
    for (const auto& combination : all) {
      for (const auto& value : axis.values) {
        longer.push_back(combination);
        longer.back().push_back(value);
      }
    }
    all = std::move(longer);
  }
  return all;
}

}  // namespace topicmill
