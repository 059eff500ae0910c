// An even sample of rows that come in parts, over a vocabulary that grows.
#include "pipeline/run/row_sample.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace topicmill {
namespace {

using testing::ElementsAre;

/// Row i has i + 1 in the column of `term`.
SparseMatrix rows_of(std::int64_t begin, std::int64_t end, std::uint32_t term, std::int64_t terms) {
  SparseMatrix rows;
  rows.rows = end - begin;
  rows.cols = terms;
  for (std::int64_t i = begin; i < end; ++i) {
    rows.columns.push_back(term);
    rows.values.push_back(static_cast<float>(i + 1));
    rows.row_starts.push_back(rows.nonzeros());
  }
  return rows;
}

std::vector<Term> terms_of(const std::vector<std::string>& texts) {
  std::vector<Term> terms;
  for (const auto& text : texts) terms.push_back({text});
  return terms;
}

TEST(RowSampleTest, KeepsAllThatItMay) {
  RowSample sample(3);
  sample.add(rows_of(0, 3, 0, 1), terms_of({"a"}));
  EXPECT_THAT(sample.take().values, ElementsAre(1, 2, 3));
}

TEST(RowSampleTest, PartsDoNotMatter) {
  for (const std::int64_t part : {1, 2, 5, 9}) {
    RowSample sample(3);
    for (std::int64_t i = 0; i < 9; i += part)
      sample.add(rows_of(i, std::min<std::int64_t>(i + part, 9), 0, 1), terms_of({"a"}));
    const SparseMatrix rows = sample.take();
    EXPECT_THAT(rows.values, ElementsAre(1, 5, 9)) << part;
    EXPECT_EQ(rows.rows, 3);
  }
}

TEST(RowSampleTest, RowsMoveToTheirTerms) {
  RowSample sample(9);
  sample.add(rows_of(0, 2, 0, 1), terms_of({"b"}));
  sample.add(rows_of(2, 3, 0, 3), terms_of({"a", "b", "c"}));
  const SparseMatrix rows = sample.take();
  EXPECT_THAT(rows.columns, ElementsAre(1, 1, 0));
  EXPECT_EQ(rows.cols, 3);
}

}  // namespace
}  // namespace topicmill
