#include "topics/sum_passages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::FloatEq;

/// Three documents of two, three and one passages; known tokens 1 and 3; 4, 2 and 0; 0.
Passages sample() {
  Passages passages;
  passages.add_document(std::vector<Passage>{{0, 5, 1, 1}, {5, 9, 4, 3}});
  passages.add_document(std::vector<Passage>{{0, 4, 4, 4}, {4, 6, 3, 2}, {6, 8, 1, 0}});
  passages.add_document(std::vector<Passage>{{0, 0, 0, 0}});
  return passages;
}

/// The second passage of the second document has known words, but no topic.
DocumentTopics topics_of_passages() {
  return {factor_of({{1, 0}, {0.2F, 0.8F}, {0.25F, 0.75F}, {0, 0}, {0, 0}, {0, 0}}), {1, 0.6F, 0.3F, 0, 0, 0}};
}

TEST(SumPassages, WeighsThetaByKnownTokens) {
  const auto documents = sum_passages(topics_of_passages(), sample());
  EXPECT_THAT(documents.theta.row_span(0), ElementsAre(FloatEq(0.4F), FloatEq(0.6F)));
  EXPECT_THAT(documents.theta.row_span(1), ElementsAre(0.25F, 0.75F)) << "what has no topic does not count";
  EXPECT_THAT(documents.theta.row_span(2), ElementsAre(0, 0));
  EXPECT_THAT(documents.explained, ElementsAre(FloatEq(0.7F), FloatEq(0.2F), 0));
}

TEST(SumPassages, TopicsAreThoseOfDocuments) {
  // W times the masses, 4 and 6, are six times the theta of topics_of_passages().
  const auto [theta, explained] = topics_of_passages();
  Factor W(theta.rows(), 2);
  for (std::int64_t row = 0; row < W.rows(); ++row) {
    W(row, 0) = theta(row, 0) * 6 / 4;
    W(row, 1) = theta(row, 1);
  }
  const auto described = describe_passages({W, factor_of({{1, 2}, {3, 4}}), {}}, explained, sample());
  const auto& topics = described.model.topics;
  EXPECT_NEAR(topics[0].share, (0.6 + 0.75) / 2, 1e-7);
  EXPECT_NEAR(topics[1].share, (0.4 + 0.25) / 2, 1e-7);
  EXPECT_EQ(topics[0].documents, 2);
  EXPECT_EQ(topics[1].documents, 0);
  EXPECT_EQ(topics[0].mass, 6) << "what was topic 1 of passages is the larger one of documents";
  EXPECT_THAT(described.model.weights.row_span(0), ElementsAre(2, 1));
  EXPECT_THAT(described.documents.theta.row_span(1), ElementsAre(FloatEq(0.75F), FloatEq(0.25F)));
  EXPECT_EQ(described.passages[0].topic, 1);
  EXPECT_EQ(described.passages[1].topic, 0);
  EXPECT_FLOAT_EQ(described.passages[1].theta, 0.8F);
  EXPECT_EQ(described.passages[3].topic, std::nullopt);
}

}  // namespace
}  // namespace topicmill
