// The rows of doc_topics by what they mean, in every command that reads them, whatever the fields are called.
#include "pipeline/run_directory/doc_topics.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"
#include "pipeline/inspect/show_document.hpp"
#include "pipeline/inspect/show_group.hpp"
#include "pipeline/inspect/topic_documents.hpp"
#include "pipeline/run_directory/finished_run.hpp"
#include "pipeline/run_directory/read_table.hpp"
#include "tests/pipeline/trained.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

/// The two themes, with the section in a field of the name of a topic, and another of the name of the last column.
std::string with_misleading_fields() {
  std::string lines = two_themes();
  const std::string usual = R"("section":)";
  for (std::size_t at = 0; (at = lines.find(usual, at)) != std::string::npos; ++at)
    lines.replace(at, usual.size(), R"("top_topic":"none","topic_0":)");
  return lines;
}

/// A run in csv and one in sqlite, which holds its fields in another way.
class MisleadingFields : public testing::TestWithParam<const char*> {
 protected:
  MisleadingFields() {
    folder_.write("docs.jsonl", with_misleading_fields());
    train(folder_, {"input.metadata=[topic_0, top_topic]", std::string("output.format=[") + GetParam() + "]"});
  }

  std::filesystem::path run() const { return folder_ / "run"; }

  TemporaryDirectory folder_;
  Registry registry_ = builtin_registry();
};

INSTANTIATE_TEST_SUITE_P(Formats, MisleadingFields, testing::Values("csv", "sqlite"));

TEST_P(MisleadingFields, StandApartFromTheTopics) {
  std::vector<std::string> ids;
  for_each_doc_topics(run(), [&](const DocTopicsRow& row) {
    ids.push_back(row.document());
    EXPECT_THAT(row.fields(), ElementsAre("topic_0", "top_topic"));
    EXPECT_THAT(row.values(), ElementsAre(row.document()[0] == 'a' ? "animals" : "money", "none"));
    EXPECT_EQ(row.topics(), 2);
    EXPECT_GT(row.theta<double>(row.top_topic().value()), 0.9);
    EXPECT_NEAR(row.theta_of(std::vector{TopicId(0), TopicId(1)}), 1, 1e-5);
    return true;
  });
  EXPECT_THAT(ids, SizeIs(8));
}

TEST_P(MisleadingFields, DoNotMisleadWhatReadsARun) {
  const FinishedRun finished(run(), registry_);
  EXPECT_EQ(finished.documents().front().metadata.front(), "animals");
  EXPECT_GT(show_document(finished, "a0").topics.front().theta, 0.9);
  const TopicGroup money = read_class(finished, "topic_0=money");
  EXPECT_EQ(money.documents, 4);
  EXPECT_GT(money.topics.front().share, 0.9);
  std::string missing;
  EXPECT_GT(documents_of(finished, finished.topics()[0], 1, missing).front().theta, 0.9);
}

TEST_P(MisleadingFields, StandInColumnsOfOtherNames) {
  if (std::string_view(GetParam()) == "sqlite") GTEST_SKIP() << "fields are told apart by the table metadata";
  EXPECT_THAT(read_table(run(), "doc_topics").columns,
              ElementsAre("document", "topic_0_2", "top_topic_2", "topic_0", "topic_1", "top_topic"));
}

TEST(DocTopics, AnOlderTableWithAColumnTwiceIsRead) {
  const TemporaryDirectory folder;
  folder.write("run.json", "{}");
  folder.write("doc_topics.csv", "document,topic_0,topic_0,topic_1,top_topic\na,x,1,0,0\n");
  for_each_doc_topics(folder.path(), [](const DocTopicsRow& row) {
    EXPECT_THAT(row.fields(), ElementsAre("topic_0"));
    EXPECT_THAT(row.values(), ElementsAre("x"));
    return true;
  });
}

TEST(DocTopics, ATableOfOtherColumnsIsRefused) {
  const TemporaryDirectory folder;
  folder.write("run.json", "{}");
  folder.write("doc_topics.csv", "document,topic_1,top_topic\na,1,0\n");
  const auto read = [&] { for_each_doc_topics(folder.path(), [](const DocTopicsRow&) { return true; }); };
  EXPECT_THAT(message_of<InputError>(read), HasSubstr("lacks topics; run it again"));
}

TEST(DocTopics, ATopTopicThatIsNoTopicIsRefused) {
  const TemporaryDirectory folder;
  folder.write("run.json", "{}");
  folder.write("doc_topics.csv", "document,topic_0,top_topic\na,1,1\n");
  const auto read = [&] {
    for_each_doc_topics(folder.path(), [](const DocTopicsRow& row) { return row.top_topic().has_value(); });
  };
  EXPECT_THAT(message_of<InputError>(read), HasSubstr("has '1' as top_topic, which is no topic"));
}

}  // namespace
}  // namespace topicmill
