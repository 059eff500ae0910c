// The kernels against the plain loops that they stand for.
#include "files/encoding/ascii_kernels.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace topicmill {
namespace {

/// Texts of every length around the size of a block, with and without bytes that are not ASCII.
std::vector<std::string> texts() {
  std::mt19937 random(3);
  std::vector<std::string> made;
  for (std::size_t size = 0; size < 300; ++size) {
    std::string text(size, ' ');
    for (auto& c : text) c = static_cast<char>(random() % 128);
    made.push_back(text);
    if (size == 0) continue;
    text[random() % size] = static_cast<char>(128 + random() % 128);
    made.push_back(text);
  }
  return made;
}

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

std::size_t first_not_ascii(const std::string& text, std::size_t from) {
  while (from < text.size() && is_ascii(text[from])) ++from;
  return from;
}

TEST(AsciiKernels, MarkEveryByteOfTheSetAndNoOther) {
  std::mt19937 random(4);
  for (const auto& text : texts()) {
    AsciiSet set;
    std::array<bool, 128> expected{};
    for (int i = 0; i < 20; ++i) {
      const auto c = static_cast<unsigned char>(random() % 128);
      set.insert(c);
      expected[c] = true;
    }
    ByteMarks marks;
    marks.fill(~std::uint64_t{0});
    EXPECT_EQ(mark_bytes(text, set, marks), first_not_ascii(text, 0) == text.size());
    for (std::size_t i = 0; i < (text.size() + 63) / 64 * 64; ++i) {
      const bool marked = (marks[i / 64] >> i % 64 & 1) != 0;
      const bool wanted = i < text.size() && is_ascii(text[i]) && expected[static_cast<unsigned char>(text[i])];
      ASSERT_EQ(marked, wanted) << "byte " << i << " of " << text.size();
    }
  }
}

TEST(AsciiKernels, FindTheFirstByteThatIsNotAscii) {
  for (const auto& text : texts()) {
    for (std::size_t from = 0; from <= text.size(); from += 7) {
      ASSERT_EQ(find_not_ascii(text, from), first_not_ascii(text, from));
    }
  }
}

TEST(AsciiKernels, LowerLettersAndNothingElse) {
  for (const auto& text : texts()) {
    std::string lowered(text.size() + 1, '#');
    const bool all_ascii = lower_ascii(text, lowered.data());
    EXPECT_EQ(all_ascii, first_not_ascii(text, 0) == text.size());
    EXPECT_EQ(lowered.back(), '#');
    for (std::size_t i = 0; all_ascii && i < text.size(); ++i) {
      const bool is_upper = text[i] >= 'A' && text[i] <= 'Z';
      ASSERT_EQ(lowered[i], is_upper ? text[i] + 32 : text[i]);
    }
  }
}

}  // namespace
}  // namespace topicmill
