// The report has the first words of every topic for every lambda, as the scorer ranks them.
#include "pipeline/report/report_words.hpp"

#include <gmock/gmock.h>

#include <random>
#include <set>

namespace topicmill {
namespace {

TopicModel random_model(std::int64_t terms, std::int64_t topics) {
  std::mt19937 random(7);
  TopicModel model{Factor(terms, topics), std::vector<Topic>(static_cast<std::size_t>(topics))};
  for (std::int64_t term = 0; term < terms; ++term) {
    for (std::int64_t t = 0; t < topics; ++t) {
      model.weights(term, t) = static_cast<float>(random() % 4 == 0 ? 1 + random() % 1000 : 0);
      model.topics[static_cast<std::size_t>(t)].mass += static_cast<double>(model.weights(term, t));
    }
  }
  for (auto& topic : model.topics) topic.tokens = topic.mass;
  return model;
}

TEST(ReportWords, AreTheFirstByRelevanceWhateverLambdaIs) {
  const TopicModel model = random_model(400, 4);
  std::set<std::int64_t> wanted;
  for (int step = 0; step <= 10; ++step) {
    const WordScorer scorer(model, {step / 10.0, 0.5});
    for (std::int64_t topic = 0; topic < model.k(); ++topic) {
      const auto words = scorer.words(topic, WordScore::relevance);
      for (std::size_t i = 0; i < words_of_topic; ++i) wanted.insert(words[i].id);
    }
  }
  const auto found = report_words(model, WordScorer(model));
  EXPECT_THAT(found, testing::ElementsAreArray(wanted));
  EXPECT_LT(found.size(), 400U);
}

TEST(ReportWords, ATopicOfFewWordsHasThemAll) {
  EXPECT_THAT(report_words(random_model(5, 1), WordScorer(random_model(5, 1))).size(), testing::Le(5U));
  const TopicModel empty{Factor(5, 1), std::vector<Topic>(1)};
  EXPECT_THAT(report_words(empty, WordScorer(empty)), testing::IsEmpty());
}

}  // namespace
}  // namespace topicmill
