// The documents of a period.
#include <fmt/format.h>

#include <algorithm>

#include "base/error.hpp"
#include "pipeline/inspect/show_group.hpp"

namespace topicmill {
namespace {

/// The names of the periods, in order of time.
std::vector<std::string> names_of(const std::vector<TopicInPeriod>& rows) {
  std::vector<std::string> names;
  for (const auto& row : rows) {
    if (row.topic == TopicId(0)) names.push_back(row.period);
  }
  return names;
}

TopicSums sums_of(const std::vector<TopicInPeriod>& rows, const std::string& period) {
  TopicSums sums;
  for (const auto& row : rows) {
    if (row.period == period) sums[row.topic] = row.sum;
  }
  return sums;
}

/// The period of that name, or the only one that begins so: 1990 for 1990s, the first day of a bin.
std::string find_period(std::vector<std::string> periods, const std::string& wanted) {
  if (std::find(periods.begin(), periods.end(), wanted) != periods.end()) return wanted;
  std::erase(periods, "");
  const auto begins = [&](const std::string& name) { return !wanted.empty() && name.starts_with(wanted); };
  const auto first = std::find_if(periods.begin(), periods.end(), begins);
  if (first != periods.end() && std::find_if(first + 1, periods.end(), begins) == periods.end()) return *first;
  throw UsageError(fmt::format("the run has no period '{}'; {}", wanted, what_there_is(wanted, periods)));
}

}  // namespace

TopicGroup read_period(const FinishedRun& run, const std::string& wanted, TopicView view) {
  const auto topics = run.topics(view);
  if (!run.has_periods()) throw UsageError(std::string(no_topics_over_time));
  const std::string period = find_period(names_of(run.periods()), wanted);
  return describe_group(period.empty() ? "without a date" : period, topics, sums_of(run.periods(), period));
}

}  // namespace topicmill
