#include "pipeline/run/factor_rows.hpp"

#include <gtest/gtest.h>

#include "tests/text_files.hpp"

namespace topicmill {
namespace {

TEST(FactorRows, ShowFactorsAsTheyAreAndTransposed) {
  Factor factor(3, 2);
  for (std::int64_t i = 0; i < 3; ++i) {
    for (std::int64_t t = 0; t < 2; ++t) factor(i, t) = static_cast<float>(10 * i + t);
  }
  const TemporaryDirectory folder;
  write_dense_csv(rows_of(factor), folder / "W.csv");
  write_dense_csv(columns_of(factor), folder / "H.csv");
  EXPECT_EQ(file_text(folder / "W.csv"), "0,1\n10,11\n20,21\n");
  EXPECT_EQ(file_text(folder / "H.csv"), "0,10,20\n1,11,21\n");
}

}  // namespace
}  // namespace topicmill
