// What was written in any format reads back as the same text; a damaged table names its line.
#include "pipeline/run_directory/read_table.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"
#include "pipeline/run_directory/builtin_table_formats.hpp"
#include "tests/text_files.hpp"

namespace topicmill {
namespace {

using testing::ElementsAre;

/// A folder that looks like a run, with one table of the given name and text.
class SampleRun {
 public:
  SampleRun() { write_file(folder_ / "run.json", "{}"); }
  SampleRun(const std::string& file, const std::string& text) : SampleRun() { write_file(folder_ / file, text); }

  const std::filesystem::path& path() const { return folder_.path(); }
  std::string shown(const std::string& file) const { return "'" + (folder_ / file).string() + "'"; }

 private:
  TemporaryDirectory folder_;
};

std::string error_of(const std::filesystem::path& directory) {
  return message_of<InputError>([&] { read_table(directory, "topics"); });
}

class ReadTableOfFormat : public testing::TestWithParam<std::string> {};

TEST_P(ReadTableOfFormat, GivesBackWhatWasWritten) {
  const std::vector<std::string> terms = {
      "plain", "a,b", "tab\there", "say \"so\"", "two\nlines\n", "carriage\r\nreturn", " ", "", "żółw 😀", "\"\""};
  const auto fill = [&](std::int64_t row, std::vector<Cell>& cells) {
    cells[0] = std::string_view(terms[static_cast<std::size_t>(row)]);
    cells[1] = row;
    cells[2] = 0.1F;
    cells[3] = std::monostate{};
  };
  const Table table{"topics", {"term", "the \"rank\", from 0", "weight", "nothing"}, std::ssize(terms), fill};
  const SampleRun run;
  const auto format = Registry().add(builtin_table_formats()).make(Choice<TableFormat>{GetParam(), {}});
  format->write(std::vector<Table>{table}, run.path());

  const TextTable read = read_table(run.path(), "topics");
  EXPECT_EQ(read.columns, table.columns);
  ASSERT_EQ(read.rows.size(), terms.size());
  for (std::size_t row = 0; row < terms.size(); ++row) {
    EXPECT_THAT(read.rows[row], ElementsAre(terms[row], std::to_string(row), "0.1", ""));
  }
}

INSTANTIATE_TEST_SUITE_P(AllFormats, ReadTableOfFormat, testing::ValuesIn(builtin_table_formats().names()),
                         [](const auto& instance) { return instance.param; });

TEST(ReadTable, AColumnOfOneEmptyCellIsARow) {
  const SampleRun run("topics.csv", "only\n\"\"\nx\n");
  EXPECT_THAT(read_table(run.path(), "topics").rows, ElementsAre(ElementsAre(""), ElementsAre("x")));
}

TEST(ReadTable, FindsColumnsByName) {
  const TextTable table{{"a", "b"}, {}};
  EXPECT_EQ(table.column("b"), 1U);
  EXPECT_EQ(table.column("c"), std::nullopt);
}

TEST(ReadTable, ATableWithoutRowsHasItsColumns) {
  const SampleRun run("topics.csv", "topic,label\n");
  const TextTable table = read_table(run.path(), "topics");
  EXPECT_THAT(table.columns, ElementsAre("topic", "label"));
  EXPECT_THAT(table.rows, ElementsAre());
}

TEST(ForEachRow, StopsWhereTheVisitorHasEnough) {
  const SampleRun run("topics.csv", "topic\n0\n1\n2,damaged\n");
  std::vector<std::string> seen;
  for_each_row(run.path(), "topics", [&](const auto& columns, const auto& cells) {
    EXPECT_THAT(columns, ElementsAre("topic"));
    seen.push_back(cells[0]);
    return seen.size() < 2;
  });
  EXPECT_THAT(seen, ElementsAre("0", "1"));
}

TEST(ReadTable, SaysThatADirectoryIsNoRun) {
  const TemporaryDirectory folder;
  const auto shown = folder.path().string();
  EXPECT_EQ(error_of(folder.path()),
            "'" + shown + "' is not a run directory; 'topicmill run CONFIG -o DIR' makes a run directory");
  EXPECT_EQ(error_of(folder / "none"),
            "'" + shown + "/none' does not exist; 'topicmill run CONFIG -o DIR' makes a run directory");
}

TEST(ReadTable, SaysThatATableIsMissing) {
  const SampleRun run;
  EXPECT_EQ(error_of(run.path()), "'" + run.path().string() +
                                      "' has no table 'topics' as csv, tsv, jsonl or sqlite; "
                                      "run topicmill again with output.format csv");
}

TEST(ReadTable, NamesTheLineOfADamagedRow) {
  const std::string mend = "; run topicmill again to write it anew";
  const auto error_in = [&](const std::string& file, const std::string& text, const std::string& expected) {
    const SampleRun run(file, text);
    EXPECT_EQ(error_of(run.path()), run.shown(file) + expected + mend);
  };
  error_in("topics.csv", "a,b\n1,2\n3\n", ", line 3: 1 cells where the header has 2");
  error_in("topics.csv", "a,b\n\"1\n2\",3,4\n", ", line 3: 3 cells where the header has 2");
  error_in("topics.csv", "a,b\n1,\"2\n", ", line 2: a quote is not closed");
  error_in("topics.csv", "a,b\n\"1\"x,2\n", ", line 2: text after a closing quote");
  error_in("topics.csv", "", ", line 0: it has no header");
  error_in("topics.jsonl", "{\"a\":1}\n{\"a\":\n", ", line 2: this is no JSON object");
  error_in("topics.jsonl", "{\"a\":1}\n{\"b\":1}\n", ", line 2: its keys are not those of the first line");
}

}  // namespace
}  // namespace topicmill
