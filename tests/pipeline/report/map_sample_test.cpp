// Where there are too many documents, each topic keeps its part of the map.
#include "pipeline/report/map_sample.hpp"

#include <gmock/gmock.h>

#include "tests/pipeline/report/document_topics.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

TEST(MapSample, ATopicKeepsItsPartAndASmallOneADot) {
  std::vector<std::vector<float>> theta(60, {1, 0, 0});
  theta.insert(theta.end(), 39, {0.2F, 0.8F, 0});
  theta.push_back({0, 0.4F, 0.6F});
  EXPECT_THAT(map_sample(topics_with(theta).theta, 10), ElementsAre(0, 10, 20, 30, 40, 50, 60, 69, 79, 89, 99));
}

TEST(MapSample, DocumentsWithoutATopicAreLeftOut) {
  EXPECT_THAT(map_sample(topics_with({{0, 0}, {0, 1}, {0, 0}, {0, 1}, {1, 0}, {0, 1}}).theta, 3), ElementsAre(1, 3, 4));
}

TEST(MapSample, TheirRows) {
  const Factor rows = rows_of(topics_with({{0.25F, 0.75F}, {1, 0}, {0.5F, 0.5F}}).theta, {0, 2});
  ASSERT_EQ(rows.rows(), 2);
  EXPECT_THAT(rows.row_span(1), ElementsAre(0.5F, 0.5F));
}

}  // namespace
}  // namespace topicmill
