// Tables of any length: every row once, in order, the same bytes for any number of threads, whole or absent.
#include "tables/write_table.hpp"
#include "pipeline/run_directory/builtin_table_formats.hpp"

#include <gmock/gmock.h>
#include <tbb/global_control.h>

#include "base/error.hpp"
#include "tests/text_files.hpp"

namespace topicmill {
namespace {

using testing::IsEmpty;

Table squares(std::int64_t rows) {
  return {"squares", {"number", "square"}, rows, [](std::int64_t row, std::vector<Cell>& cells) {
            cells[0] = row;
            cells[1] = row * row;
          }};
}

std::unique_ptr<RowFormat> csv() { return make_row_format("csv", Registry().add(builtin_table_formats())); }

std::string written(const Table& table) {
  const TemporaryDirectory folder;
  write_table(table, *csv(), folder / "table.csv");
  return file_text(folder / "table.csv");
}

TEST(WriteTable, WritesEveryRowOnceInOrder) {
  constexpr std::int64_t rows = 100'000;  // several chunks
  std::string expected = "number,square\n";
  for (std::int64_t row = 0; row < rows; ++row) {
    expected += std::to_string(row) + "," + std::to_string(row * row) + "\n";
  }
  EXPECT_EQ(written(squares(rows)), expected);
}

TEST(WriteTable, GivesTheSameBytesForAnyNumberOfThreads) {
  const std::string many = written(squares(50'000));
  const tbb::global_control one_thread(tbb::global_control::max_allowed_parallelism, 1);
  EXPECT_EQ(written(squares(50'000)), many);
}

TEST(WriteTable, ATableWithoutRowsHasItsHeader) { EXPECT_EQ(written(squares(0)), "number,square\n"); }

TEST(WriteTable, AFailureLeavesNoFile) {
  const TemporaryDirectory folder;
  Table table = squares(100'000);
  table.fill = [](std::int64_t row, std::vector<Cell>&) {
    if (row == 90'000) throw InputError("no such row");
  };
  EXPECT_THROW(write_table(table, *csv(), folder / "table.csv"), InputError);
  EXPECT_THAT(folder.names(), IsEmpty());
}

TEST(WriteTable, AFullDiskIsAnError) {
  EXPECT_EQ(message_of<OutputError>([] { write_table(squares(100'000), *csv(), "/dev/full"); }),
            "cannot write '/dev/full': No space left on device; free some space, or choose another place");
}

}  // namespace
}  // namespace topicmill
