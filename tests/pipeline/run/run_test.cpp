// What a run costs its input: a default one opens every file of it twice at most, and parses it twice at most.
#include "pipeline/run/run.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <fstream>
#include <nlohmann/json.hpp>

#include "pipeline/report/write_report.hpp"
#include "tests/pipeline/opened_files.hpp"
#include "tests/pipeline/trained.hpp"
#include "text/readers/lines_reader.hpp"

namespace topicmill {
namespace {

std::atomic<std::int64_t> parsed_records = 0;

class CountingReader : public LinesReader {
 public:
  std::vector<FieldValue> parse(const Record& record, std::span<const std::string> wanted,
                                LeniencyTally& leniencies) const override {
    ++parsed_records;
    return LinesReader::parse(record, wanted, leniencies);
  }
};

class RunTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_.write("docs.txt", "cat dog fish\nstock bond market\ndog fish bird\nbond market rate\ncat bird dog cat\n");
  }

  Config config(std::vector<std::string> more = {}) const {
    more.insert(more.begin(), {"input.path=" + folder_.path("docs.txt"), "input.id=null", "input.metadata=[]"});
    return config_in(folder_, more);
  }

  void run_with(const Config& config, const Registry& registry) const {
    NoProgress progress;
    run(config, registry, progress);
  }

  TemporaryDirectory folder_;
};

TEST_F(RunTest, OpensItsInputTwiceAtMost) {
  const OpenedFiles opened(folder_ / "docs.txt");
  run_with(config(), builtin_registry());
  EXPECT_EQ(opened.count(), 2);
}

TEST_F(RunTest, OpensItOnceWhereNobodyNeedsASecondPass) {
  const OpenedFiles opened(folder_ / "docs.txt");
  run_with(config({"output.report=false", "evaluate.measures=[umass, diversity]"}), builtin_registry());
  EXPECT_EQ(opened.count(), 1);
}

TEST_F(RunTest, ParsesItTwiceAtMost) {
  Registry registry = builtin_registry();
  registry.family<Reader>().add(member<Reader, CountingReader>("counting", "Lines, counted."));
  Config asked = config();
  asked.input.format.name = "counting";
  parsed_records = 0;
  run_with(asked, registry);
  EXPECT_EQ(parsed_records, 2 * 5);
}

TEST_F(RunTest, OnePassGivesCoherenceAndQuotes) {
  if (!has_report_page()) GTEST_SKIP() << "this build has no page";
  run_with(config({"evaluate.measures=[npmi]"}), builtin_registry());
  std::ifstream file(folder_ / "run" / "run.json");
  EXPECT_TRUE(nlohmann::json::parse(file)["evaluation"]["means"].contains("npmi"));
  std::ifstream page(folder_ / "run" / "report.html");
  const std::string text{std::istreambuf_iterator<char>(page), {}};
  EXPECT_THAT(text, testing::HasSubstr("stock bond market"));
}

}  // namespace
}  // namespace topicmill
