#include "topics/describe_topics.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

/// Two components: the second is the larger once W is weighed by the mass of H, though its W is small.
Factorization sample() {
  return {factor_of({{1, 0.1F}, {1, 0.3F}, {0, 0}, {0.5F, 0.5F}}), factor_of({{1, 0}, {1, 8}, {0, 2}, {0, 10}}), {}};
}

TEST(DescribeTopics, SortsByPrevalenceAndWeighsByTheMassOfH) {
  const auto [model, documents, passages, past] = describe_topics(sample(), std::vector<float>(4));
  // masses 2 and 20; mixtures (2, 2), (2, 6), none, (1, 10) -> the second component leads.
  EXPECT_DOUBLE_EQ(model.topics[0].mass, 20);
  EXPECT_NEAR(documents.theta(0, 0), 0.5, 1e-6);
  EXPECT_NEAR(documents.theta(1, 0), 0.75, 1e-6);
  EXPECT_NEAR(documents.theta(3, 0), 10.0 / 11, 1e-6);
  EXPECT_NEAR(model.topics[0].share, (0.5 + 0.75 + 10.0 / 11) / 3, 1e-6);
  EXPECT_NEAR(model.topics[0].share + model.topics[1].share, 1, 1e-9);
}

TEST(DescribeTopics, AnEmptyDocumentHasNoTopic) {
  const auto [model, documents, passages, past] = describe_topics(sample(), std::vector<float>(4));
  EXPECT_EQ(documents.top_topic(2), std::nullopt);
  EXPECT_THAT(documents.theta.row_span(2), ElementsAre(0, 0));
  EXPECT_EQ(model.topics[0].documents + model.topics[1].documents, 3);
}

TEST(DescribeTopics, TiesGoToTheLowerNumber) {
  const auto [model, documents, passages, past] = describe_topics(sample(), std::vector<float>(4));
  EXPECT_EQ(documents.top_topic(0), 0);
  EXPECT_EQ(model.topics[0].documents, 3);
}

TEST(DescribeTopics, SortComponentsKeepsTheProduct) {
  auto [W, H, summary] = sample();
  sort_components(W, H);
  EXPECT_THAT(W.row_span(0), ElementsAre(0.1F, 1));
  EXPECT_THAT(H.row_span(1), ElementsAre(8, 1));
}

TEST(DescribeTopics, CountTokensSharesThoseOfEachDocument) {
  DescribedTopics described = describe_topics(sample(), {0.1F, 0.2F, 0, 0.4F});
  count_tokens({10, 20, 0, 11}, described);
  EXPECT_NEAR(described.model.topics[0].tokens, 5 + 15 + 10, 1e-5);
  EXPECT_NEAR(described.model.topics[1].tokens, 5 + 5 + 1, 1e-5);
  EXPECT_THAT(described.documents.explained, ElementsAre(0.1F, 0.2F, 0, 0.4F));
}

}  // namespace
}  // namespace topicmill
