#include "files/free_stretches.hpp"

#include <gtest/gtest.h>

namespace topicmill {
namespace {

constexpr std::size_t page = 4096;

TEST(FreeStretches, ThoseThatTouchAreJoined) {
  FreeStretches free;
  free.add(0, page);
  free.add(2 * page, page);
  EXPECT_EQ(free.take(3 * page, page), FreeStretches::none);
  free.add(page, page);
  EXPECT_EQ(free.take(3 * page, page), 0U);
  EXPECT_EQ(free.take(page, page), FreeStretches::none);
}

TEST(FreeStretches, WhatIsLeftOnBothSidesStaysFree) {
  FreeStretches free;
  free.add(page, 6 * page);
  EXPECT_EQ(free.take(2 * page, 4 * page), 4 * page);
  EXPECT_EQ(free.take(3 * page, page), page);
  EXPECT_EQ(free.take(page, page), 6 * page);
  EXPECT_EQ(free.take(page, page), FreeStretches::none);
}

TEST(FreeStretches, MoreThanItHoldsAreForgotten) {
  FreeStretches free;
  for (std::size_t i = 0; i < 10'000; ++i) free.add(2 * i * page, page);
  EXPECT_EQ(free.take(page, page), 0U);
  EXPECT_EQ(free.take(2 * page, page), FreeStretches::none);
}

}  // namespace
}  // namespace topicmill
