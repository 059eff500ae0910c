// Quotes represent every topic, and show mixed documents too.
#include "pipeline/report/choose_quotes.hpp"

#include <gmock/gmock.h>

#include "tests/pipeline/report/document_topics.hpp"

namespace topicmill {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// `large` documents of topic 0 and `small` of topic 1, each purer than the next.
DocumentTopics two_topics(int large, int small) {
  std::vector<std::vector<float>> theta;
  for (int i = 0; i < large; ++i) theta.push_back({1 - 0.4F * static_cast<float>(i) / static_cast<float>(large), 0});
  for (int i = 0; i < small; ++i) theta.push_back({0, 1 - 0.4F * static_cast<float>(i) / static_cast<float>(small)});
  return topics_with(theta);
}

TEST(ChooseQuotes, BestOfEachTopicComeFirst) {
  const auto choice = choose_quotes(two_topics(1000, 100), {100});
  EXPECT_THAT(choice.rows, SizeIs(100));
  EXPECT_THAT(choice.best, ElementsAre(ElementsAre(0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
                                       ElementsAre(1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009)));
}

TEST(ChooseQuotes, OthersGoByTheSquareRootOfDocumentsAndAreSpreadOverRanks) {
  const auto rows = choose_quotes(two_topics(900, 100), {60}).rows;
  const auto of_large = std::count_if(rows.begin(), rows.end(), [](std::size_t row) { return row < 900; });
  EXPECT_NEAR(static_cast<double>(of_large), 10 + 40 * 30.0 / (30 + 10), 2);
  EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [](std::size_t row) { return row > 850 && row < 900; }));
  EXPECT_TRUE(std::is_sorted(rows.begin(), rows.end()));
}

TEST(ChooseQuotes, AllAreThoseThatHaveATopic) {
  EXPECT_THAT(choose_quotes(topics_with({{1, 0}, {0, 0}, {0.5, 0.5}}), {std::nullopt}).rows, ElementsAre(0, 2));
  EXPECT_THAT(choose_quotes(topics_with({{1, 0}, {0, 0}, {0.5, 0.5}}), {1000}).rows, ElementsAre(0, 2));
}

TEST(ChooseQuotes, FewSeatsAreNotExceeded) {
  const auto choice = choose_quotes(two_topics(5, 5), {1});
  EXPECT_THAT(choice.rows, ElementsAre(0));
  EXPECT_THAT(choice.best, ElementsAre(ElementsAre(0), IsEmpty()));
}

TEST(ChooseQuotes, EqualDocumentsComeInCorpusOrder) {
  const auto choice = choose_quotes(topics_with(std::vector<std::vector<float>>(30, {1.0F})), {20});
  EXPECT_THAT(choice.best.front(), ElementsAre(0, 1, 2, 3, 4, 5, 6, 7, 8, 9));
}

}  // namespace
}  // namespace topicmill
