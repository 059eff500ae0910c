#include "text/counting/ascending_ids.hpp"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace topicmill {
namespace {

std::vector<std::uint32_t> take(AscendingIds& ids) {
  std::vector<std::uint32_t> taken;
  ids.take([&](std::uint32_t id) { taken.push_back(id); });
  return taken;
}

TEST(AscendingIds, GivesEachOnceInOrderAndIsEmptyThen) {
  std::mt19937 random(3);
  for (const std::uint32_t bound : {1U, 63U, 64U, 65U, 4096U, 4097U, 100000U}) {
    AscendingIds ids(bound);
    EXPECT_TRUE(take(ids).empty());
    for (int round = 0; round < 3; ++round) {
      std::set<std::uint32_t> expected{0, bound - 1};
      for (int i = 0; i < 60; ++i) expected.insert(static_cast<std::uint32_t>(random() % bound));
      for (int twice = 0; twice < 2; ++twice) {
        for (auto id = expected.rbegin(); id != expected.rend(); ++id) ids.insert(*id);
      }
      EXPECT_EQ(take(ids), std::vector<std::uint32_t>(expected.begin(), expected.end())) << bound;
    }
  }
}

}  // namespace
}  // namespace topicmill
