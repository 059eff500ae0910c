// Published naughty strings come back from every table format. Set TOPICMILL_DATA to the folder that holds them.
#include <gmock/gmock.h>

#include <sstream>

#include "pipeline/builtin_registry.hpp"
#include "tables/write_table.hpp"
#include "tests/temporary_directory.hpp"
#include "tests/text/published_data.hpp"

namespace topicmill {
namespace {

class NaughtyStrings : public PublishedData, public testing::WithParamInterface<const char*> {};

std::vector<std::string> strings_in(const std::string& text) {
  std::vector<std::string> strings;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (!line.empty()) strings.push_back(line);
  }
  return strings;
}

TEST_P(NaughtyStrings, ComeBackFromTables) {
  const auto strings = strings_in(slurp(path("nasty_blns.txt")));
  const Table table{"strings", {"text"}, static_cast<std::int64_t>(strings.size()), [&](auto row, auto& cells) {
                      cells[0] = std::string_view(strings[static_cast<std::size_t>(row)]);
                    }};
  const TemporaryDirectory directory;
  const auto file = directory.path(std::string("strings.") + GetParam());
  write_table(table, *make_row_format(GetParam(), builtin_registry()), file);
  InputOptions options = options_for({file}, GetParam());
  // "NULL" and its like are strings here.
  if (options.format.name != "jsonl") options.format.options = Value::map({{"missing", {}, Value::list({})}});
  std::vector<std::string> back;
  for (const auto& document : read_corpus(options).documents) back.push_back(document.text);
  EXPECT_EQ(back, strings);
}

INSTANTIATE_TEST_SUITE_P(Formats, NaughtyStrings, testing::Values("csv", "tsv", "jsonl"),
                         [](const auto& tested) { return std::string(tested.param); });

}  // namespace
}  // namespace topicmill
