#include "pipeline/report/shown_groups.hpp"

#include <gmock/gmock.h>

namespace topicmill {
namespace {

using ::testing::ElementsAre;

std::vector<std::int64_t> groups_of(const std::vector<Membership>& members) {
  std::vector<std::int64_t> groups;
  for (const auto& member : members) groups.push_back(member.group);
  return groups;
}

const PeriodGroups five_years{{{"2001", "2001-01-01"},
                               {"2002", "2002-01-01"},
                               {"2003", "2003-01-01"},
                               {"2004", "2004-01-01"},
                               {"2005", "2005-01-01"},
                               {"", ""}},
                              {{0, 0}, {1, 5}, {2, 1}, {3, 4}, {4, 2}}};

TEST(ShownGroups, PeriodsThatFitStayAndDocumentsWithoutADateGo) {
  const auto shown = shown_periods(five_years, 5);
  EXPECT_THAT(shown.names, ElementsAre("2001", "2002", "2003", "2004", "2005"));
  EXPECT_THAT(groups_of(shown.members), ElementsAre(0, 1, 4, 2));
}

TEST(ShownGroups, NeighborsAreJoinedUntilTheyFit) {
  const auto shown = shown_periods(five_years, 3);
  EXPECT_THAT(shown.names, ElementsAre("2001/2002", "2003/2004", "2005"));
  EXPECT_THAT(groups_of(shown.members), ElementsAre(0, 0, 2, 1));
  EXPECT_THAT(shown_periods(five_years, 1).names, ElementsAre("2001/2005"));
}

TEST(ShownGroups, ARunWithoutAnyDateHasNoPeriod) {
  const auto shown = shown_periods({{{"", ""}}, {{0, 0}}}, 40);
  EXPECT_TRUE(shown.names.empty());
  EXPECT_TRUE(shown.members.empty());
}

TEST(ShownGroups, TheLargestClassesStayInTheirOrder) {
  const ClassGroups groups{"section", {"a", "b", "c", "d"}, {{0, 3}, {1, 1}, {2, 3}, {3, 0}, {4, 1}, {5, 2}}};
  const auto shown = shown_classes(groups, 3);
  EXPECT_THAT(shown.names, ElementsAre("a", "b", "d"));
  EXPECT_THAT(groups_of(shown.members), ElementsAre(2, 1, 2, 0, 1));
  EXPECT_THAT(sizes_of(shown.members, 3), ElementsAre(1, 2, 2));
}

}  // namespace
}  // namespace topicmill
