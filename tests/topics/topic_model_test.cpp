#include "topics/topic_model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topicmill {
namespace {

using testing::ElementsAre;

Factor factor_of(const std::vector<std::vector<float>>& rows) {
  Factor X(static_cast<std::int64_t>(rows.size()), static_cast<std::int64_t>(rows.front().size()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::copy(rows[i].begin(), rows[i].end(), X.row(static_cast<std::int64_t>(i)));
  }
  return X;
}

/// Two components: the second is the larger once W is weighed by the mass of H, though its W is small.
Factorization sample() {
  return {factor_of({{1, 0.1F}, {1, 0.3F}, {0, 0}, {0.5F, 0.5F}}), factor_of({{1, 0}, {1, 8}, {0, 2}, {0, 10}}), {}};
}

TEST(TopicModel, SortsByPrevalenceAndWeighsByTheMassOfH) {
  const TopicModel model = describe_topics(sample());
  // masses 2 and 20; mixtures (2, 2), (2, 6), none, (1, 10) -> the second component leads.
  EXPECT_DOUBLE_EQ(model.topics[0].mass, 20);
  EXPECT_NEAR(model.theta(0, 0), 0.5, 1e-6);
  EXPECT_NEAR(model.theta(1, 0), 0.75, 1e-6);
  EXPECT_NEAR(model.theta(3, 0), 10.0 / 11, 1e-6);
  EXPECT_NEAR(model.topics[0].share, (0.5 + 0.75 + 10.0 / 11) / 3, 1e-6);
  EXPECT_NEAR(model.topics[0].share + model.topics[1].share, 1, 1e-9);
}

TEST(TopicModel, AnEmptyDocumentHasNoTopic) {
  const TopicModel model = describe_topics(sample());
  EXPECT_EQ(model.top_topic(2), std::nullopt);
  EXPECT_THAT(model.theta.row_span(2), ElementsAre(0, 0));
  EXPECT_EQ(model.topics[0].documents + model.topics[1].documents, 3);
}

TEST(TopicModel, TiesGoToTheLowerNumber) {
  const TopicModel model = describe_topics(sample());
  EXPECT_EQ(model.top_topic(0), 0);
  EXPECT_EQ(model.topics[0].documents, 3);
}

TEST(TopicModel, TopTermsByWeightThenCodePoint) {
  const TopicModel model = describe_topics({factor_of({{1}}), factor_of({{2}, {5}, {0}, {2}, {1}}), {}});
  EXPECT_THAT(model.top_terms(0, 3), ElementsAre(1, 0, 3));
  EXPECT_THAT(model.top_terms(0, std::nullopt), ElementsAre(1, 0, 3, 4));
  const std::vector<Term> terms{{"ant"}, {"bee"}, {"cat"}, {"dog"}, {"emu"}};
  EXPECT_EQ(topic_label(model, 0, terms), "bee ant dog");
}

TEST(TopicModel, ProbabilitiesOfATopicSumToOne) {
  const TopicModel model = describe_topics(sample());
  for (std::int64_t t = 0; t < 2; ++t) {
    double sum = 0;
    for (std::int64_t j = 0; j < 4; ++j) sum += model.probability(j, t);
    EXPECT_NEAR(sum, 1, 1e-12);
  }
}

TEST(TopicModel, SortComponentsKeepsTheProduct) {
  auto [W, H, summary] = sample();
  sort_components(W, H);
  EXPECT_THAT(W.row_span(0), ElementsAre(0.1F, 1));
  EXPECT_THAT(H.row_span(1), ElementsAre(8, 1));
}

}  // namespace
}  // namespace topicmill
