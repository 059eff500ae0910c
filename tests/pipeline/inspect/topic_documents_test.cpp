// The documents that represent a topic, the words that carry it, and the topics near it, on a run of two themes.
#include "pipeline/inspect/topic_documents.hpp"

#include <gmock/gmock.h>

#include "pipeline/inspect/find_term.hpp"
#include "pipeline/inspect/show_document.hpp"
#include "pipeline/inspect/show_topics.hpp"
#include "tests/pipeline/trained.hpp"

namespace topicmill {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

class Inspection : public testing::Test {
 protected:
  Inspection() { train(folder_); }

  FinishedRun run() const { return {folder_ / "run", registry_}; }

  /// The topic whose words are of money.
  RunTopic money() const {
    for (auto& topic : run().topics()) {
      if (topic.words.front().term != "cat" && topic.words.front().term != "dog" &&
          topic.words.front().term != "fish" && topic.words.front().term != "bird") {
        return topic;
      }
    }
    return {};
  }

  TemporaryDirectory folder_;
  Registry registry_ = builtin_registry();
};

TEST_F(Inspection, DocumentsOfATopicComeWithTheWordsThatCarryIt) {
  std::string missing;
  const auto documents = documents_of(run(), money(), 3, missing);
  ASSERT_EQ(documents.size(), 3U);
  EXPECT_EQ(missing, "");
  for (const auto& document : documents) {
    EXPECT_THAT(document.id, StartsWith("m"));
    EXPECT_GT(document.theta, 0.99);
    EXPECT_FALSE(document.highlights.empty());
    for (const auto& word : document.highlights) {
      EXPECT_THAT("bond market rate stock", HasSubstr(document.text.substr(word.begin, word.end - word.begin)));
    }
  }
}

TEST_F(Inspection, TopicsTogetherHaveTheDocumentsThatEachHasAlone) {
  const auto topics = run().topics();
  std::string missing;
  const auto together = documents_of(run(), std::span(topics), 2, missing);
  ASSERT_EQ(together.size(), topics.size());
  for (std::size_t t = 0; t < topics.size(); ++t) {
    const auto alone = documents_of(run(), topics[t], 2, missing);
    ASSERT_EQ(together[t].size(), 2U);
    for (std::size_t i = 0; i < alone.size(); ++i) {
      EXPECT_EQ(together[t][i].id, alone[i].id);
      EXPECT_EQ(together[t][i].theta, alone[i].theta);
      EXPECT_EQ(together[t][i].text, alone[i].text);
      EXPECT_EQ(together[t][i].highlights.size(), alone[i].highlights.size());
    }
  }
}

TEST_F(Inspection, WithoutItsInputTheDocumentsAreNamedAndTheReasonGiven) {
  std::filesystem::remove(folder_ / "docs.jsonl");
  std::string missing;
  EXPECT_EQ(documents_of(run(), money(), 3, missing).size(), 3U);
  EXPECT_THAT(missing, HasSubstr("docs.jsonl"));
}

TEST_F(Inspection, ContributionsOfADocumentsWordsAddToOne) {
  const ShownDocument shown = show_document(run(), "m2");
  ASSERT_FALSE(shown.topics.empty());
  double sum = 0;
  for (const auto& word : shown.topics[0].words) sum += word.contribution;
  EXPECT_NEAR(sum, 1, 1e-9);
  EXPECT_EQ(shown.topics[0].words.size(), 3U);
  EXPECT_EQ(shown.highlights.size(), 4U);
}

TEST_F(Inspection, ATermIsFoundInTheFormThatPeopleWriteIt) {
  const FoundTerm found = find_term(run(), "STOCK", 5);
  EXPECT_EQ(found.term, "stock");
  EXPECT_GT(found.topics.front().word.share, 0.9);
  EXPECT_THAT(message_of<UsageError>([&] { find_term(run(), "stok", 5); }), HasSubstr("did you mean 'stock'?"));
}

TEST_F(Inspection, TheNearestTopicIsNotTheTopicItself) {
  const auto topics = run().topics();
  const auto near = nearest_topics(topics, topics[0], 5);
  ASSERT_EQ(near.size(), 1U);
  EXPECT_EQ(near[0].id, TopicId(1));
  EXPECT_LT(near[0].similarity, 0.5);
}

TEST_F(Inspection, ATopicInFullHasItsWordsAndItsDocuments) {
  ShowOptions options;
  options.terminal = {};
  options.by = WordScore::frex;
  const auto topics = ranked_topics(run(), options);
  std::string missing;
  const auto text = topic_in_full(topics, topics[0], documents_of(run(), topics[0], 1, missing), options);
  EXPECT_THAT(text, HasSubstr("nearest topics"));
  EXPECT_THAT(text, HasSubstr("documents that represent it"));
  EXPECT_THAT(text, HasSubstr("% this topic"));
}

}  // namespace
}  // namespace topicmill
