#include "topics/document_topics.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

TEST(DocumentTopics, TheTopTopicIsTheFirstOfTheLargest) {
  DocumentTopics topics{Factor(2, 3), {0.5F, 0}};
  topics.theta(0, 1) = topics.theta(0, 2) = 0.5F;
  EXPECT_EQ(topics.k(), 3);
  EXPECT_EQ(topics.top_topic(0), 1);
  EXPECT_EQ(topics.top_topic(1), std::nullopt);
}

}  // namespace
}  // namespace topicmill
