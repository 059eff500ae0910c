#include "topics/topic_model.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

TEST(TopicModel, TopTermsByWeightThenCodePoint) {
  const TopicModel model{factor_of({{2}, {5}, {0}, {2}, {1}}), {{10, 1}}};
  EXPECT_THAT(model.top_terms(0, 3), ElementsAre(1, 0, 3));
  EXPECT_THAT(model.top_terms(0, std::nullopt), ElementsAre(1, 0, 3, 4));
  const std::vector<Term> terms{{"ant"}, {"bee"}, {"cat"}, {"dog"}, {"emu"}};
  EXPECT_EQ(topic_label(model, 0, terms), "bee ant dog");
}

TEST(TopicModel, ProbabilitiesOfATopicSumToOne) {
  const TopicModel model{factor_of({{0, 1}, {8, 1}, {2, 0}, {10, 0}}), {{20, 0.7}, {2, 0.3}}};
  for (std::int64_t t = 0; t < 2; ++t) {
    double sum = 0;
    for (std::int64_t j = 0; j < 4; ++j) sum += model.probability(j, t);
    EXPECT_NEAR(sum, 1, 1e-12);
  }
}

}  // namespace
}  // namespace topicmill
