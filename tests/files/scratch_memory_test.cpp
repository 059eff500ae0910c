#include "files/scratch_memory.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <string>

#include "base/error.hpp"

namespace topicmill {
namespace {

constexpr std::size_t page = 4096;

std::size_t resident_bytes() {
  std::size_t size = 0;
  std::size_t resident = 0;
  std::ifstream("/proc/self/statm") >> size >> resident;
  return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

TEST(ScratchMemory, WhatIsPutOutComesBack) {
  ScratchMemory scratch(testing::TempDir());
  constexpr std::size_t size = std::size_t{64} << 20;
  char* stretch = scratch.take(size, page);
  ASSERT_NE(stretch, nullptr);
  EXPECT_EQ(std::count(stretch, stretch + size, '\0'), static_cast<std::ptrdiff_t>(size));
  for (std::size_t at = 0; at < size; at += page) stretch[at] = static_cast<char>(at / page);
  const std::size_t full = resident_bytes();
  scratch.put_out();
  EXPECT_LT(resident_bytes() + size / 2, full);
  for (std::size_t at = 0; at < size; at += page) ASSERT_EQ(stretch[at], static_cast<char>(at / page));
}

TEST(ScratchMemory, IsAlignedAndApart) {
  ScratchMemory scratch(testing::TempDir());
  char* first = scratch.take(page, page);
  char* second = scratch.take(16 * page, 16 * page);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(second) % (16 * page), 0U);
  EXPECT_TRUE(second >= first + page || first >= second + 16 * page);
  EXPECT_TRUE(scratch.holds(first) && scratch.holds(second + 16 * page - 1));
  EXPECT_FALSE(scratch.holds(&scratch));
  EXPECT_EQ(scratch.size(), 17 * page);
}

TEST(ScratchMemory, WhatIsGivenBackIsTakenAgainAsZeros) {
  ScratchMemory scratch(testing::TempDir());
  char* stretch = scratch.take(8 * page, page);
  std::memset(stretch, 1, 8 * page);
  if (!scratch.give_back(stretch, 8 * page)) GTEST_SKIP() << "this file system cannot give disk free";
  EXPECT_EQ(scratch.size(), 0U);
  EXPECT_EQ(scratch.take(8 * page, page), stretch);
  EXPECT_EQ(std::count(stretch, stretch + 8 * page, '\0'), static_cast<std::ptrdiff_t>(8 * page));
}

TEST(ScratchMemory, AFileAtItsLimitIsToldAndNotASignal) {
  ScratchMemory scratch(testing::TempDir());
  EXPECT_EQ(scratch.take(std::size_t{1} << 62, page), nullptr);
  EXPECT_EQ(scratch.error(), ENOMEM);
  EXPECT_NE(scratch.take(page, page), nullptr);
}

TEST(ScratchMemory, AFolderThatIsNotThereIsAnError) { EXPECT_THROW(ScratchMemory("/no/such/folder"), OutputError); }

}  // namespace
}  // namespace topicmill
