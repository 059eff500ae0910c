#include "topics/topic_distance.hpp"

#include <gtest/gtest.h>
#include <tbb/task_arena.h>

#include <cmath>
#include <numbers>

namespace topicmill {
namespace {

Factor weights_of(const std::vector<std::vector<float>>& rows) {
  Factor weights(std::ssize(rows), std::ssize(rows.front()));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::copy(rows[i].begin(), rows[i].end(), weights.row(static_cast<std::int64_t>(i)));
  }
  return weights;
}

/// Some topics of many words, no two alike.
Factor many_words() {
  Factor weights(5000, 12);
  for (std::int64_t i = 0; i < weights.rows(); ++i) {
    for (std::int64_t t = 0; t < weights.k(); ++t) weights(i, t) = static_cast<float>((i * 7 + t * 13) % (t + 3));
  }
  return weights;
}

TEST(TopicDistances, AreRootsOfTheGoldenDivergences) {
  const auto distances = topic_distances(weights_of({{.5F, 2, 1}, {.3F, 4, 1}, {.1F, 6, 1}, {.1F, 8, 1}}));
  EXPECT_NEAR(distances(0, 1), std::sqrt(.152158 / std::numbers::ln2), 1e-5);
  EXPECT_NEAR(distances(0, 2), std::sqrt(.055582 / std::numbers::ln2), 1e-5);
  EXPECT_NEAR(distances(2, 1), std::sqrt(.027866 / std::numbers::ln2), 1e-5);
}

TEST(TopicDistances, AreSymmetricWithZerosOnTheDiagonal) {
  const auto distances = topic_distances(many_words());
  for (std::int64_t s = 0; s < distances.count; ++s) {
    EXPECT_EQ(distances(s, s), 0);
    for (std::int64_t t = 0; t < s; ++t) EXPECT_EQ(distances(s, t), distances(t, s));
  }
}

TEST(TopicDistances, DoNotSeeTheScaleOfATopic) { EXPECT_EQ(topic_distances(weights_of({{1, 4}, {2, 8}}))(0, 1), 0); }

TEST(TopicDistances, TopicsWithoutCommonWordsAreAtDistanceOne) {
  EXPECT_DOUBLE_EQ(topic_distances(weights_of({{1, 0}, {2, 0}, {0, 3}}))(0, 1), 1);
}

TEST(TopicDistances, ATopicWithoutWeightIsAtDistanceOneFromEveryOther) {
  const auto distances = topic_distances(weights_of({{1, 0, 0}}));
  EXPECT_EQ(distances(0, 1), 1);
  EXPECT_EQ(distances(1, 2), 1);
  EXPECT_EQ(distances(1, 1), 0);
}

TEST(TopicDistances, AreTheSameForAnyNumberOfThreads) {
  const auto weights = many_words();
  tbb::task_arena one(1);
  const auto alone = one.execute([&] { return topic_distances(weights); });
  tbb::task_arena four(4);
  EXPECT_EQ(alone.values, four.execute([&] { return topic_distances(weights); }).values);
}

}  // namespace
}  // namespace topicmill
