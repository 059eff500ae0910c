#include "pipeline/report/shown_groups.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace topicmill {
namespace {

/// The number that each group is shown under; none where it is not shown.
using Numbers = std::vector<std::optional<std::int64_t>>;

/// The memberships in groups that are shown.
std::vector<Membership> renumbered(const std::vector<Membership>& members, const Numbers& shown_as) {
  std::vector<Membership> shown;
  for (const auto& [document, group] : members) {
    if (const auto now = shown_as[static_cast<std::size_t>(group)]) shown.push_back({document, *now});
  }
  return shown;
}

}  // namespace

ShownGroups shown_periods(const PeriodGroups& groups, std::size_t most) {
  std::size_t dated = groups.periods.size();
  if (dated > 0 && groups.periods.back().name.empty()) --dated;
  const std::size_t joined = std::max<std::size_t>(1, (dated + most - 1) / most);
  Numbers shown_as(groups.periods.size());
  ShownGroups shown;
  for (std::size_t i = 0; i < dated; ++i) {
    if (i % joined == 0) shown.names.push_back(groups.periods[i].name);
    shown_as[i] = std::ssize(shown.names) - 1;
    const bool ends = i % joined == joined - 1 || i + 1 == dated;
    if (ends && i % joined > 0) shown.names.back() += "/" + groups.periods[i].name;
  }
  shown.members = renumbered(groups.members, shown_as);
  return shown;
}

ShownGroups shown_classes(const ClassGroups& groups, std::size_t most) {
  const auto sizes = sizes_of(groups.members, groups.classes.size());
  std::vector<std::size_t> order(groups.classes.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sizes[a] > sizes[b]; });
  order.resize(std::min(order.size(), most));
  std::sort(order.begin(), order.end());
  Numbers shown_as(groups.classes.size());
  ShownGroups shown;
  for (const std::size_t group : order) {
    shown_as[group] = std::ssize(shown.names);
    shown.names.push_back(groups.classes[group]);
  }
  shown.members = renumbered(groups.members, shown_as);
  return shown;
}

std::vector<std::int64_t> sizes_of(const std::vector<Membership>& members, std::size_t groups) {
  std::vector<std::int64_t> sizes(groups, 0);
  for (const auto& member : members) ++sizes[static_cast<std::size_t>(member.group)];
  return sizes;
}

}  // namespace topicmill
