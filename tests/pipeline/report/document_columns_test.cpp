// Documents in few bytes.
#include "pipeline/report/document_columns.hpp"

#include <gmock/gmock.h>

#include "tests/pipeline/report/document_topics.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

TEST(DocumentColumns, LargestTopicsComeFirstAndTiesByNumber) {
  const auto topics = topics_with({{0.1F, 0.4F, 0.1F, 0.4F}, {0, 1, 0, 0}, {0, 0, 0, 0}});
  const auto columns = document_columns(topics.theta, {Point{1, 0.5}, Point{0, 0}, std::nullopt});
  EXPECT_THAT(columns.topics[0], ElementsAre(1, 1, no_topic));
  EXPECT_THAT(columns.topics[1], ElementsAre(3, no_topic, no_topic));
  EXPECT_THAT(columns.topics[2], ElementsAre(0, no_topic, no_topic));
  EXPECT_THAT(columns.shares[0], ElementsAre(102, 255, 0));
  EXPECT_THAT(columns.shares[2], ElementsAre(26, 0, 0));
}

TEST(DocumentColumns, PlacesAreInUnitsOfTheMap) {
  const auto topics = topics_with({{1}, {1}});
  const auto columns = document_columns(topics.theta, {Point{1, 0.5}, std::nullopt});
  EXPECT_THAT(columns.x, ElementsAre(65535, 0));
  EXPECT_THAT(columns.y, ElementsAre(32768, 0));
}

}  // namespace
}  // namespace topicmill
