// A factorization on several ranks is, to the bit, that of one.
#include <gtest/gtest.h>

#include <numeric>

#include "base/row_exchange.hpp"
#include "nmf/factorize.hpp"
#include "nmf/nmf_registry.hpp"
#include "tests/base/thread_ranks.hpp"
#include "tests/nmf/factorizing.hpp"
#include "tests/nmf/matrices.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t block_entries = 300;

/// The rows whose numbers leave the rank over, as if others had read those between.
struct Share {
  SparseMatrix rows;
  std::vector<std::int64_t> numbers;
};

Share share_of(const SparseMatrix& V, int rank, int ranks) {
  Share share;
  share.rows.cols = V.cols;
  for (std::int64_t i = 0; i < V.rows; ++i) {
    if ((i / 7) % ranks != rank) continue;
    const auto columns = V.row_columns(i);
    const auto values = V.row_values(i);
    share.rows.columns.insert(share.rows.columns.end(), columns.begin(), columns.end());
    share.rows.values.insert(share.rows.values.end(), values.begin(), values.end());
    share.rows.row_starts.push_back(share.rows.nonzeros());
    share.numbers.push_back(i);
    ++share.rows.rows;
  }
  return share;
}

SparseMatrix placed(const SparseMatrix& V, Collective& ranks) {
  Share share = share_of(V, ranks.rank(), ranks.size());
  const RowExchange exchange(ranks, share.numbers, share.rows.row_starts, block_entries);
  return exchange(std::move(share.rows));
}

/// A weight for each row that is here, by its number in the whole.
std::vector<double> weights_of(const SparseMatrix& rows) {
  std::vector<double> weights;
  const std::int64_t first = rows.blocks ? rows.blocks->first_row : 0;
  for (std::int64_t i = 0; i < rows.rows; ++i) weights.push_back(static_cast<double>(1 + (first + i) % 3));
  return weights;
}

/// W, H and the summary, by the first rank.
struct Found {
  std::vector<float> W;
  std::vector<float> H;
  Summary summary;
};

std::vector<float> values_of(const Factor& X) { return {X.row(0), X.row(X.rows())}; }

Found factorize_on(int ranks, const SparseMatrix& V, const NmfOptions& options, bool weighted = false) {
  Found found;
  run_on_ranks(ranks, [&](Collective& rank) {
    const SparseMatrix rows = placed(V, rank);
    const auto weights = weights_of(rows);
    Problem<float> problem(rows);
    if (weighted) problem.row_weights = weights;
    const auto result = factorize(problem, options, 3, nmf_registry());
    const auto W = gathered(rank, values_of(result.W));
    if (rank.is_first()) found = {W, values_of(result.H), result.summary};
  });
  return found;
}

TEST(Ranks, RowsComeToTheRanksThatHoldTheirBlocks) {
  const auto V = random_sparse(90, 40, 0.25F);
  const auto alone_placed = placed(V, alone());
  ASSERT_EQ(alone_placed.blocks->blocks(), 3U);
  for (const int ranks : {2, 3, 4, 8}) {
    run_on_ranks(ranks, [&](Collective& rank) {
      const SparseMatrix rows = placed(V, rank);
      EXPECT_EQ(rows.blocks->rows, 90);
      EXPECT_EQ(rows.blocks->entries, V.nonzeros());
      EXPECT_EQ(rows.blocks->starts.back(), rows.rows);
      for (std::int64_t i = 0; i < rows.rows; ++i) {
        const auto found = rows.row_columns(i);
        const auto expected = V.row_columns(rows.blocks->first_row + i);
        EXPECT_TRUE(std::equal(found.begin(), found.end(), expected.begin(), expected.end()));
      }
      EXPECT_EQ(sum_over_ranks(rank, rows.rows), 90);
      for (const std::int64_t start : rows.blocks->starts) {
        const auto& cuts = alone_placed.blocks->starts;
        EXPECT_NE(std::find(cuts.begin(), cuts.end(), rows.blocks->first_row + start), cuts.end());
      }
    });
  }
}

TEST(Ranks, SumsOfTwoFourAndEightAreThoseOfOne) {
  const auto V = random_sparse(120, 50, 0.25F);
  for (const std::string solver : {"hals", "mu", "bpp", "als"}) {
    for (const std::string init : {"nndsvd", "nndsvdar", "random"}) {
      NmfOptions options = options_for(solver, "frobenius", 6, 12);
      options.init = {init, {}};
      const Found one = factorize_on(1, V, options);
      for (const int ranks : {2, 4, 8}) {
        const Found several = factorize_on(ranks, V, options);
        EXPECT_EQ(several.H, one.H) << solver << " " << init << " " << ranks;
        EXPECT_EQ(several.W, one.W) << solver << " " << init << " " << ranks;
        EXPECT_EQ(several.summary.objective, one.summary.objective);
        EXPECT_EQ(several.summary.kkt_residual, one.summary.kkt_residual);
      }
    }
  }
}

TEST(Ranks, OtherNumbersOfRanksFindTheSameTopics) {
  const auto V = random_sparse(120, 50, 0.25F);
  const NmfOptions options = options_for("hals", "frobenius", 6, 12);
  const Found one = factorize_on(1, V, options);
  const Found three = factorize_on(3, V, options);
  ASSERT_EQ(three.H.size(), one.H.size());
  for (std::size_t i = 0; i < one.H.size(); ++i) EXPECT_NEAR(three.H[i], one.H[i], 1e-3);
}

TEST(Ranks, PenaltiesWeightsAndASurplusAreShared) {
  const auto V = random_sparse(120, 50, 0.25F);
  NmfOptions options = options_for("hals", "frobenius", 6, 20);
  options.regularization.l1_w = 0.001;
  options.regularization.l2_h = 0.01;
  options.surplus = 0.3;
  const Found one = factorize_on(1, V, options, true);
  const Found four = factorize_on(4, V, options, true);
  EXPECT_EQ(four.H, one.H);
  EXPECT_EQ(four.W, one.W);
}

// More topics than the start has: those that die get rows of other ranks.
TEST(Ranks, DeadTopicsGetTheRowsOfWhicheverRank) {
  auto V = random_sparse(120, 50, 0.25F);
  for (std::int64_t i = 0; i < 100; ++i) {  // of one topic
    for (auto at = V.row_starts[static_cast<std::size_t>(i)]; at < V.row_starts[static_cast<std::size_t>(i) + 1];
         ++at) {
      V.values[static_cast<std::size_t>(at)] = V.columns[static_cast<std::size_t>(at)] < 3 ? 1.0F : 0.0F;
    }
  }
  NmfOptions options = options_for("mu", "frobenius", 8, 30);
  options.init = {"nndsvd", {}};
  const Found one = factorize_on(1, V, options);
  for (const int ranks : {2, 4}) {
    const Found several = factorize_on(ranks, V, options);
    EXPECT_EQ(several.H, one.H) << ranks;
    EXPECT_EQ(several.W, one.W) << ranks;
  }
}

// Fewer blocks than ranks: some have nothing to do, and are no worse for it.
TEST(Ranks, ARankMayHaveNoRows) {
  const auto V = random_sparse(40, 12, 0.25F);
  const NmfOptions options = options_for("hals", "frobenius", 3, 10);
  for (const bool weighted : {false, true}) {
    const Found one = factorize_on(1, V, options, weighted);
    const Found eight = factorize_on(8, V, options, weighted);
    EXPECT_EQ(eight.H, one.H);
    EXPECT_EQ(eight.W, one.W);
  }
}

TEST(Ranks, AreOfOneMindWhenToStop) {
  const auto V = random_sparse(120, 50, 0.25F);
  NmfOptions options = options_for("hals", "frobenius", 6, 1'000'000);
  options.tolerance = 0;
  options.max_seconds = 0.05;
  EXPECT_GT(factorize_on(4, V, options).summary.iterations, 0);
}

}  // namespace
}  // namespace topicmill
