#include "pipeline/report/breakdown_json.hpp"

#include <algorithm>

#include "pipeline/report/shown_groups.hpp"

namespace topicmill {
namespace {

/// Topics times groups that a page holds of one breakdown: days of decades would make it larger than all the rest.
constexpr std::int64_t most_numbers = 40'000;
constexpr std::int64_t least_groups = 40;

std::size_t most_groups(std::int64_t k) {
  return static_cast<std::size_t>(std::max(least_groups, most_numbers / std::max<std::int64_t>(k, 1)));
}

/// Their names and how many documents they have.
PageJson list_groups(const ShownGroups& groups) {
  const auto sizes = sizes_of(groups.members, groups.names.size());
  PageJson list = PageJson::array();
  for (std::size_t i = 0; i < sizes.size(); ++i) list.push_back({{"name", groups.names[i]}, {"documents", sizes[i]}});
  return list;
}

/// topic x group.
PageJson shares_of(const ShownGroups& groups, const DocumentTopics& topics) {
  const GroupSums sums = sum_by_group(topics.theta, groups.members, std::ssize(groups.names));
  return list_of(sums.k(), [&](std::int64_t topic) {
    return list_of(sums.groups(), [&](std::int64_t group) { return rounded(sums.share(group, topic)); });
  });
}

}  // namespace

PageJson about_time(const ReportSource& source) {
  if (!source.breakdown.time) return nullptr;
  const auto groups = shown_periods(*source.breakdown.time, most_groups(source.model.k()));
  if (groups.names.empty()) return nullptr;
  return {{"field", *source.config.breakdown.date},
          {"periods", list_groups(groups)},
          {"share", shares_of(groups, source.document_topics)}};
}

PageJson about_classes(const ReportSource& source) {
  PageJson fields = PageJson::array();
  for (const auto& of_field : source.breakdown.classes) {
    const auto groups = shown_classes(of_field, most_groups(source.model.k()));
    fields.push_back({{"field", of_field.field},
                      {"left_out", of_field.classes.size() - groups.names.size()},
                      {"classes", list_groups(groups)},
                      {"share", shares_of(groups, source.document_topics)}});
  }
  return fields;
}

}  // namespace topicmill
