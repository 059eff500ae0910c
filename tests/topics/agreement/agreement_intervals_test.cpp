#include "topics/agreement/agreement_intervals.hpp"

#include <gtest/gtest.h>
#include <tbb/task_arena.h>

#include <cmath>
#include <vector>

#include "topics/agreement/resample.hpp"

namespace topicmill {
namespace {

using Numbers = std::vector<std::int64_t>;

/// `size` documents of three labels, of which every tenth is in the next cluster.
Contingency noisy(std::int64_t size) {
  Numbers labels;
  Numbers clusters;
  for (std::int64_t d = 0; d < size; ++d) {
    labels.push_back(d % 3);
    clusters.push_back((d / 3 % 10 == 0 ? d + 1 : d) % 3);
  }
  return count_pairs(labels, clusters);
}

Agreement agreement_of(const Contingency& table) { return agreement(table, Logarithms(table.documents)); }

TEST(Resample, DrawsAsManyDocumentsByTheirShares) {
  const auto table = count_pairs(Numbers{0, 0, 0, 0, 0, 0, 0, 1, 1, 1}, Numbers(10));
  double sum = 0;
  double squares = 0;
  constexpr int draws = 200'000;
  for (std::uint64_t i = 0; i < draws; ++i) {
    const auto drawn = resample(table, 7, i);
    ASSERT_EQ(drawn.labels[0] + drawn.labels[1], 10);
    ASSERT_EQ(drawn.clusters[0], 10);
    const auto first = static_cast<double>(drawn.pairs[0].documents);
    sum += first;
    squares += first * first;
  }
  // Binomial: n p = 7, n p (1 - p) = 2.1.
  EXPECT_NEAR(sum / draws, 7, 0.01);
  EXPECT_NEAR(squares / draws - std::pow(sum / draws, 2), 2.1, 0.03);
}

TEST(AgreementIntervals, OfTheSamePartitionHaveNoWidth) {
  const auto table = count_pairs(Numbers{0, 0, 1, 1, 1, 2, 2, 2}, Numbers{4, 4, 0, 0, 0, 1, 1, 1});
  const auto found = agreement_intervals(table, agreement_of(table));
  for (const auto& measure : agreement_measures) {
    EXPECT_NEAR(found.low.*measure.value, 1, 1e-12) << measure.name;
    EXPECT_NEAR(found.high.*measure.value, 1, 1e-12) << measure.name;
  }
}

TEST(AgreementIntervals, OfAShareAreThoseOfTheBinomialDistribution) {
  // Purity .9 of 3000 documents: 1.96 sqrt(.9 * .1 / 3000) = .0107 to either side.
  const auto table = noisy(3000);
  const auto value = agreement_of(table);
  const auto found = agreement_intervals(table, value);
  EXPECT_DOUBLE_EQ(value.purity, 0.9);
  EXPECT_NEAR(found.low.purity, 0.9 - 0.0107, 0.002);
  EXPECT_NEAR(found.high.purity, 0.9 + 0.0107, 0.002);
}

TEST(AgreementIntervals, HoldTheValueAndNarrowWithTheDocuments) {
  for (const auto& measure : agreement_measures) {
    double former = 2;
    for (const std::int64_t documents : {60, 600, 6000, 60000}) {
      const auto table = noisy(documents);
      const auto value = agreement_of(table);
      const auto found = agreement_intervals(table, value);
      EXPECT_LE(found.low.*measure.value, value.*measure.value) << measure.name << documents;
      EXPECT_GE(found.high.*measure.value, value.*measure.value) << measure.name << documents;
      EXPECT_LT(found.high.*measure.value - found.low.*measure.value, former) << measure.name << documents;
      former = found.high.*measure.value - found.low.*measure.value;
    }
  }
}

TEST(AgreementIntervals, AreTheSameForAnyNumberOfThreads) {
  const auto table = noisy(500);
  const auto value = agreement_of(table);
  const auto found = agreement_intervals(table, value);
  tbb::task_arena one(1);
  const auto alone = one.execute([&] { return agreement_intervals(table, value); });
  for (const auto& measure : agreement_measures) {
    EXPECT_EQ(found.low.*measure.value, alone.low.*measure.value);
    EXPECT_EQ(found.high.*measure.value, alone.high.*measure.value);
  }
}

}  // namespace
}  // namespace topicmill
