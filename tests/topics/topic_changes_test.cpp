#include "topics/topic_changes.hpp"

#include <gmock/gmock.h>

#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(TopicChanges, TellWordsThatCameAndWent) {
  const TopicModel former{factor_of({{3}, {2}, {1}}), {{6, 1.0}}};
  const std::vector<Term> terms{{"ape"}, {"bee"}, {"cat"}, {"dog"}};
  const TopicModel now{factor_of({{3, 0}, {0, 1}, {2, 0}, {1, 4}}), {{6, 0.75, 3}, {5, 0.25, 1}}};
  const auto changes = topic_changes(former, {0, 2, 3}, now, terms, 2);
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[0].former_share, 1.0);
  EXPECT_NEAR(*changes[0].likeness, 1, 1e-12);
  EXPECT_THAT(changes[0].gained, IsEmpty());
  EXPECT_EQ(changes[0].documents, 3);
  EXPECT_FALSE(changes[1].former_share);
  EXPECT_FALSE(changes[1].likeness);
  EXPECT_THAT(changes[1].gained, ElementsAre("dog", "bee"));
}

TEST(TopicChanges, LikenessIsTheCosineOverWordsOfBoth) {
  const TopicModel former{factor_of({{3}, {4}}), {{7, 1.0}}};
  const TopicModel now{factor_of({{0}, {5}, {0}}), {{5, 1.0}}};
  const auto changes = topic_changes(former, {0, 1}, now, {{"ape"}, {"bee"}, {"cat"}}, 1);
  EXPECT_NEAR(*changes[0].likeness, 0.8, 1e-12);
}

}  // namespace
}  // namespace topicmill
