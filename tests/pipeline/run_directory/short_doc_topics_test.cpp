// Runs that write the largest topics of each document alone, in every format, and what commands read of them.
#include "pipeline/run_directory/short_doc_topics.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"
#include "pipeline/run_directory/doc_topics.hpp"
#include "pipeline/run_directory/finished_run.hpp"
#include "pipeline/run_directory/read_table.hpp"
#include "tests/pipeline/report/document_topics.hpp"
#include "tests/pipeline/trained.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::vector<std::int64_t> kept(const DocTopicsOptions& options) {
  const std::vector<float> theta{0.1F, 0.4F, 0, 0.4F, 0.1F};
  std::vector<std::int64_t> topics;
  for (const auto& [topic, share] : kept_topics(theta, options)) topics.push_back(topic);
  return topics;
}

TEST(KeptTopics, TheLargestThoseAboveAndTheLargestInAnyCase) {
  EXPECT_THAT(kept({}), ElementsAre(1, 3, 0, 4));
  EXPECT_THAT(kept({.top = {3}, .above = 0}), ElementsAre(1, 3, 0));
  EXPECT_THAT(kept({.top = {}, .above = 0.25}), ElementsAre(1, 3));
  EXPECT_THAT(kept({.top = {1}, .above = 0.25}), ElementsAre(1));
  EXPECT_THAT(kept({.top = {}, .above = 0.5}), ElementsAre(1));
  EXPECT_TRUE(kept_topics(std::vector<float>{0, 0}, {}).empty());
}

DocumentInfo named(std::string id) {
  DocumentInfo document;
  document.id = std::move(id);
  return document;
}

TEST(ShortDocTopics, ADocumentWithoutTopicsHasARow) {
  const auto topics = topics_with({{0.25F, 0.75F}, {0, 0}, {1, 0}});
  const std::vector<DocumentInfo> documents{named("a"), named("b"), named("c")};
  const Table table = short_doc_topics_table(topics, documents, {}, {.top = {2}, .above = 0});
  EXPECT_THAT(table.columns, ElementsAre("document", "rank", "topic", "theta"));
  ASSERT_EQ(table.rows, 4);
  const auto row = [&](std::int64_t number) {
    std::vector<Cell> cells;
    table.fill(number, cells);
    return cells;
  };
  EXPECT_THAT(row(1),
              ElementsAre(Cell(std::string_view("a")), Cell(std::int64_t{2}), Cell(std::int64_t{0}), Cell(0.25F)));
  EXPECT_THAT(row(2), ElementsAre(Cell(std::string_view("b")), Cell(), Cell(), Cell()));
  EXPECT_THAT(row(3),
              ElementsAre(Cell(std::string_view("c")), Cell(std::int64_t{1}), Cell(std::int64_t{0}), Cell(1.0F)));
}

class ShortRun : public testing::TestWithParam<const char*> {};

INSTANTIATE_TEST_SUITE_P(Formats, ShortRun, testing::Values("csv", "jsonl", "sqlite"));

TEST_P(ShortRun, IsReadWithNothingForWhatItLacks) {
  const TemporaryDirectory folder;
  folder.write("docs.jsonl", two_themes());
  train(folder,
        {"input.metadata=[section]", "output.doc_topics={top: 1}", std::string("output.format=[") + GetParam() + "]"});
  const Registry registry = builtin_registry();
  std::int64_t documents = 0;
  FinishedRun(folder / "run", registry).for_each_document([&](const DocTopicsRow& row) {
    EXPECT_THAT(row.fields(), ElementsAre("section"));
    EXPECT_EQ(row.topics(), 2);
    const TopicId top = row.top_topic().value();
    EXPECT_GT(row.theta<double>(top), 0.9);
    EXPECT_EQ(row.theta<double>(TopicId(1 - top.number())), 0);
    return ++documents > 0;
  });
  EXPECT_EQ(documents, 8);
}

TEST(ShortRunOfFiles, StopsWhereTheVisitorHasEnough) {
  const TemporaryDirectory folder;
  folder.write("run.json", "{}");
  folder.write("topics.csv", "topic,label\n0,a\n1,b\n");
  folder.write("doc_topics.csv", "document,rank,topic,theta\na,1,1,.7\na,2,0,.3\nb,,,\nc,1,0,1\n");
  std::vector<std::string> seen;
  for_each_doc_topics(folder.path(), [&](const DocTopicsRow& row) {
    seen.push_back(row.document());
    return seen.size() < 2;
  });
  EXPECT_THAT(seen, ElementsAre("a", "b"));
}

TEST(ShortRunOfFiles, ATopicThatTheRunDoesNotHaveIsRefused) {
  const TemporaryDirectory folder;
  folder.write("run.json", "{}");
  folder.write("topics.csv", "topic,label\n0,a\n");
  folder.write("doc_topics.csv", "document,rank,topic,theta\na,1,1,1\n");
  const auto read = [&] { for_each_doc_topics(folder.path(), [](const DocTopicsRow&) { return true; }); };
  EXPECT_THAT(message_of<InputError>(read), HasSubstr("table 'doc_topics' of the run has '1'"));
}

}  // namespace
}  // namespace topicmill
