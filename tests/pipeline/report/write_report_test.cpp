// report.html as a run makes it, and as it is made of the run's directory.
#include "pipeline/report/write_report.hpp"

#include <gmock/gmock.h>
#include <tbb/task_arena.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "base/error.hpp"
#include "files/output_file.hpp"
#include "pipeline/report/source_of.hpp"
#include "tests/pipeline/trained.hpp"

namespace topicmill {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::string bytes_of(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

nlohmann::json data_of(const std::filesystem::path& file) {
  const std::string page = bytes_of(file);
  const std::string before = R"(id="data">)";
  const auto begin = page.find(before) + before.size();
  return nlohmann::json::parse(page.substr(begin, page.find("</script>", begin) - begin));
}

class Report : public testing::Test {
 protected:
  void SetUp() override {
    if (!has_report_page()) GTEST_SKIP() << "this build has no page";
  }

  std::filesystem::path run() const { return folder_ / "run"; }
  std::filesystem::path own() const { return run() / "report.html"; }

  /// Writes the report of the run's directory; returns what is missing in it.
  std::string write_anew(const std::filesystem::path& file) const {
    const FinishedRun finished(run(), registry_);
    const ReportedRun reported(finished);
    const auto report = make_report(reported.source(report_title(run())), registry_);
    write_text(report.page, file);
    return report.missing;
  }

  TemporaryDirectory folder_;
  Registry registry_ = builtin_registry();
};

TEST(FillPage, PutsTitleAndDataInTheirPlacesOnly) {
  EXPECT_EQ(fill_page("<t>@TITLE@</t><d>@DATA@</d>@DATA@", "<@DATA@>", "{}"), "<t>&lt;@DATA@&gt;</t><d>{}</d>@DATA@");
}

TEST(ReportTitle, IsTheNameOfTheDirectory) {
  EXPECT_EQ(report_title("runs/news"), "news");
  EXPECT_EQ(report_title("runs/news/"), "news");
  EXPECT_EQ(report_title("runs/news/."), "news");
}

TEST_F(Report, OfADirectoryIsTheRunsOwn) {
  train(folder_, {"breakdown.classes=[section]", "evaluate.label=section", "evaluate.measures=[umass, diversity]",
                  "text.filters=[phrases: {min_count: 2}]"});
  EXPECT_THAT(write_anew(folder_ / "again.html"), IsEmpty());
  EXPECT_EQ(bytes_of(folder_ / "again.html"), bytes_of(own()));
}

TEST_F(Report, IsTheSameForAnyNumberOfThreads) {
  train(folder_);
  const std::string one = bytes_of(own());
  for (const int threads : {1, 3}) {
    tbb::task_arena arena(threads);
    arena.execute([&] { train(folder_); });
    EXPECT_EQ(bytes_of(own()), one) << threads;
  }
}

TEST_F(Report, ShowsTopicsTermsAndDocuments) {
  train(folder_, {"breakdown.classes=[section]", "evaluate.measures=[umass]", "vectorize.tf=log"});
  const auto data = data_of(own());
  EXPECT_EQ(data["title"], "run");
  EXPECT_EQ(data["corpus"]["documents"], 8);
  ASSERT_THAT(data["topics"], SizeIs(2));
  EXPECT_THAT(data["topics"][0]["words"], SizeIs(4));
  EXPECT_THAT(data["topics"][0]["quotes"], SizeIs(4));
  EXPECT_EQ(data["measures"][0]["name"], "umass");
  EXPECT_THAT(data["terms"]["text"], SizeIs(8));
  EXPECT_EQ(data["documents"]["count"], 8);
  EXPECT_THAT(data["metadata"], ElementsAre("section"));
  EXPECT_THAT(data["quotes"], SizeIs(8));
  EXPECT_EQ(data["quotes"][0]["text"], "cat dog fish");
  EXPECT_THAT(data["quotes"][0]["marks"], SizeIs(3));
  EXPECT_THAT(data["similarity"]["merges"], SizeIs(1));
  EXPECT_TRUE(data["time"].is_null());
  EXPECT_EQ(data["classes"][0]["classes"][1]["name"], "money");
  EXPECT_EQ(data["trust"]["terms"]["kept"], 8);
}

TEST_F(Report, QuotesAsManyDocumentsAsItIsTold) {
  train(folder_, {"report.documents=3"});
  EXPECT_THAT(data_of(own())["quotes"], SizeIs(3));
  EXPECT_EQ(data_of(own())["documents"]["count"], 8);
}

TEST_F(Report, HasWhatPeopleSayOfTopics) {
  train(folder_);
  std::ofstream(run() / "labels.yaml") << "topics: [{topic: 1, name: '</script>', merge: [0], notes: n, drop: true}]";
  write_anew(own());
  const auto topic = data_of(own())["topics"][1];
  EXPECT_EQ(topic["name"], "</script>");
  EXPECT_EQ(topic["notes"], "n");
  EXPECT_EQ(topic["drop"], true);
  EXPECT_THAT(topic["merge"], ElementsAre(0));
}

TEST_F(Report, HostileTextsStayData) {
  folder_.write("docs.jsonl",
                two_themes() + "{\"id\":\"<x>\",\"section\":\"]]>\",\"text\":\"cat </script><script>alert(1) dog\"}\n");
  train(folder_);
  const auto quote = data_of(own())["quotes"].back();
  EXPECT_EQ(quote["id"], "<x>");
  EXPECT_EQ(quote["text"], "cat </script><script>alert(1) dog");
}

TEST_F(Report, SaysWhichTextsAreMissing) {
  train(folder_);
  std::filesystem::remove(folder_ / "docs.jsonl");
  EXPECT_THAT(write_anew(own()), HasSubstr("docs.jsonl"));
  const auto data = data_of(own());
  EXPECT_THAT(data["quotes"], IsEmpty());
  EXPECT_THAT(data["topics"][0]["quotes"], IsEmpty());
  EXPECT_THAT(data["trust"]["warnings"], Contains(HasSubstr("ocuments are quoted: ")));
}

TEST_F(Report, LeavesOutQuotesOfDocumentsThatAreGone) {
  train(folder_);
  const std::string all = two_themes();
  folder_.write("docs.jsonl", all.substr(all.find('\n') + 1));
  EXPECT_EQ(write_anew(own()), "the input does not have all documents of the run any more");
  EXPECT_THAT(data_of(own())["quotes"], SizeIs(7));
  EXPECT_EQ(data_of(own())["quotes"][0]["row"], 1);
}

TEST_F(Report, OfAMatrixHasNoQuotes) {
  folder_.write("m.mtx",
                "%%MatrixMarket matrix coordinate real general\n4 4 6\n1 1 2\n1 2 1\n2 1 1\n3 3 1\n3 4 2\n4 4 1\n");
  train(folder_, {"input.path=" + folder_.path("m.mtx"), "input.metadata=[]", "input.id=null"});
  EXPECT_THAT(data_of(own())["quotes"], IsEmpty());
  EXPECT_THAT(write_anew(folder_ / "again.html"), HasSubstr("a matrix"));
  EXPECT_EQ(bytes_of(folder_ / "again.html"), bytes_of(own()));
}

TEST_F(Report, OfADamagedRunIsRefused) {
  EXPECT_THROW(FinishedRun(folder_ / "nowhere", registry_), InputError);
  train(folder_);
  const std::string table = bytes_of(run() / "doc_topics.csv");
  std::ofstream(run() / "doc_topics.csv") << table.substr(0, table.rfind('\n', table.size() - 2) + 1);
  EXPECT_THROW(ReportedRun(FinishedRun(run(), registry_)), InputError);
  std::ofstream(run() / "doc_topics.csv") << table;
  std::ofstream(run() / "run.json") << "{}";
  EXPECT_THROW(ReportedRun(FinishedRun(run(), registry_)), InputError);
}

TEST_F(Report, IsNotMadeWhereItIsOff) {
  train(folder_, {"output.report=false"});
  EXPECT_FALSE(std::filesystem::exists(own()));
}

}  // namespace
}  // namespace topicmill
