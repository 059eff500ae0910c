#include "text/readers/table/delimited_options.hpp"

#include <gtest/gtest.h>

#include "base/registry.hpp"

namespace topicmill {
namespace {

class CsvOptionsCheck : public testing::Test {
 protected:
  static std::string problem(std::vector<Entry> entries) {
    const Registry registry;
    Reading reading(registry);
    CsvOptions options;
    read_option(Value::map(std::move(entries)), options, reading);
    return reading.problems().empty() ? "" : reading.problems().front().message;
  }
  static Entry entry(const std::string& key, const std::string& text) { return {key, {}, Value::scalar(text)}; }
};

TEST_F(CsvOptionsCheck, SpecialCharacters) {
  EXPECT_EQ(problem({entry("delimiter", ";"), entry("quote", "'")}), "");
  EXPECT_EQ(problem({entry("delimiter", "\\t")}), "");
  EXPECT_EQ(problem({entry("delimiter", "||")}), "");
  EXPECT_EQ(problem({entry("delimiter", "")}), "the delimiter is empty or holds a line end");
  EXPECT_EQ(problem({entry("delimiter", "a\n")}), "the delimiter is empty or holds a line end");
  EXPECT_EQ(problem({entry("delimiter", "|'"), entry("quote", "'")}), "delimiter and quote are the same character");
  EXPECT_EQ(problem({entry("quote", "''")}), "the quote '''' is not one ASCII character");
  EXPECT_EQ(problem({entry("delimiter", ","), entry("quote", ",")}), "delimiter and quote are the same character");
}

TEST_F(CsvOptionsCheck, ColumnsAreNamedOnce) {
  EXPECT_EQ(problem({entry("columns", "text")}), "columns are named twice: by the header and by 'columns'");
  EXPECT_EQ(problem({entry("header", "false"), entry("columns", "text")}), "");
}

}  // namespace
}  // namespace topicmill
