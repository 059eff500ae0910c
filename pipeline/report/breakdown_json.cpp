#include "pipeline/report/breakdown_json.hpp"

namespace topicmill {
namespace {

/// How many documents belong to each group.
std::vector<std::int64_t> sizes_of(const std::vector<Membership>& members, std::size_t groups) {
  std::vector<std::int64_t> sizes(groups, 0);
  for (const auto& member : members) ++sizes[static_cast<std::size_t>(member.group)];
  return sizes;
}

/// topic x group.
PageJson shares_of(const GroupSums& sums) {
  return list_of(sums.k(), [&](std::int64_t topic) {
    return list_of(sums.groups(), [&](std::int64_t group) { return rounded(sums.share(group, topic)); });
  });
}

/// topic x class: the share in the class over the share in the corpus, null where the corpus has nothing of the topic.
PageJson lifts_of(const GroupSums& sums, const TopicModel& model) {
  return list_of(sums.k(), [&](std::int64_t topic) {
    const double all = model.topics[static_cast<std::size_t>(topic)].share;
    return list_of(sums.groups(), [&](std::int64_t group) {
      return all > 0 ? PageJson(rounded(sums.share(group, topic) / all)) : PageJson();
    });
  });
}

PageJson about_class_field(const ClassGroups& groups, const TopicModel& model) {
  const auto sizes = sizes_of(groups.members, groups.classes.size());
  const GroupSums sums = sum_by_group(model.theta, groups.members, std::ssize(groups.classes));
  PageJson list = PageJson::array();
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    list.push_back({{"name", groups.classes[i]}, {"documents", sizes[i]}});
  }
  return {{"field", groups.field},
          {"classes", std::move(list)},
          {"share", shares_of(sums)},
          {"lift", lifts_of(sums, model)}};
}

}  // namespace

PageJson about_time(const ReportSource& source) {
  if (!source.breakdown.time) return nullptr;
  const auto& [periods, members] = *source.breakdown.time;
  const auto sizes = sizes_of(members, periods.size());
  PageJson list = PageJson::array();
  for (std::size_t i = 0; i < periods.size(); ++i) {
    list.push_back({{"name", periods[i].name}, {"documents", sizes[i]}});
  }
  return {{"field", *source.config.breakdown.date},
          {"periods", std::move(list)},
          {"share", shares_of(sum_by_group(source.model.theta, members, std::ssize(periods)))}};
}

PageJson about_classes(const ReportSource& source) {
  PageJson fields = PageJson::array();
  for (const auto& groups : source.breakdown.classes) fields.push_back(about_class_field(groups, source.model));
  return fields;
}

}  // namespace topicmill
