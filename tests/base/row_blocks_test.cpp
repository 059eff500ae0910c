#include "base/row_blocks.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/packing.hpp"
#include "tests/base/thread_ranks.hpp"

namespace topicmill {
namespace {

/// Whose sum depends on the order.
double term(std::int64_t i) { return std::sin(static_cast<double>(i)) * std::pow(10.0, static_cast<double>(i % 9)); }

double sum_on(int ranks, std::int64_t blocks) {
  double found = 0;
  run_on_ranks(ranks, [&](Collective& rank) {
    const RowRange held = blocks_of_rank(blocks, rank.rank(), rank.size());
    auto here = std::make_shared<RowBlocks>();
    here->ranks = &rank;
    here->starts = {0};
    std::vector<double> values;
    for (std::int64_t b = held.begin; b < held.end; ++b) {
      for (std::int64_t i = 0; i < 5; ++i) values.push_back(term(5 * b + i));
      here->starts.push_back(std::ssize(values));
    }
    if (held.begin == held.end) here->starts.push_back(0);
    const double sum = sum_of_values(PlacedRows(std::ssize(values), here), values);
    if (rank.is_first()) found = sum;
  });
  return found;
}

TEST(RowBlocks, SumsAreTheSameOnOneTwoFourAndEightRanks) {
  for (const std::int64_t blocks : {1, 2, 3, 5, 7, 8, 13, 40}) {
    const double one = sum_on(1, blocks);
    for (const int ranks : {2, 4, 8}) EXPECT_EQ(sum_on(ranks, blocks), one) << blocks << " blocks, " << ranks;
    EXPECT_NEAR(sum_on(3, blocks), one, 1e-6);
  }
}

TEST(RowBlocks, EveryBlockIsOfOneRank) {
  for (const std::int64_t blocks : {1, 2, 5, 12, 33}) {
    for (const int ranks : {1, 2, 3, 4, 7, 8}) {
      std::int64_t next = 0;
      for (int r = 0; r < ranks; ++r) {
        const RowRange held = blocks_of_rank(blocks, r, ranks);
        EXPECT_EQ(held.begin, next);
        next = held.end;
      }
      EXPECT_EQ(next, blocks);
    }
  }
}

TEST(RowBlocks, AreCutByEntries) {
  EXPECT_EQ(cut_into_blocks({0, 3, 6, 9}, 100), nullptr);
  const auto blocks = cut_into_blocks({0, 3, 6, 9, 12}, 6);
  ASSERT_NE(blocks, nullptr);
  EXPECT_EQ(blocks->starts, (std::vector<std::int64_t>{0, 2, 4}));
  EXPECT_EQ(blocks->entries, 12);
}

TEST(Collective, TheFirstSaysAndAllGather) {
  run_on_ranks(3, [](Collective& rank) {
    EXPECT_EQ(first_says(rank, rank.rank() == 0), true);
    EXPECT_EQ(first_says(rank, rank.rank() != 0), false);
    EXPECT_EQ(gathered(rank, std::vector<int>(static_cast<std::size_t>(rank.rank()), rank.rank())),
              (std::vector<int>{1, 2, 2}));
    EXPECT_EQ(sum_over_ranks(rank, 10 + rank.rank()), 33);
    EXPECT_EQ(gathered_at_first(rank, Bytes(2)).size(), rank.is_first() ? 3U : 0U);
  });
}

struct Packed {
  std::string name;
  std::vector<std::string> words;
  std::optional<int> number;
  std::map<int, double> of;

  template <class Pack>
  void pack(Pack& packing) {
    packing(name);
    packing(words);
    packing(number);
    packing(of);
  }
};

TEST(Packing, GivesBackWhatItTook) {
  std::vector<Packed> list{{"a", {"", "two\n"}, 7, {{1, 0.5}, {-2, 3}}}, {"", {}, std::nullopt, {}}};
  const auto found = unpacked<std::vector<Packed>>(packed(list));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].words, list[0].words);
  EXPECT_EQ(found[0].number, list[0].number);
  EXPECT_EQ(found[0].of, list[0].of);
  EXPECT_EQ(found[1].number, std::nullopt);
}

}  // namespace
}  // namespace topicmill
