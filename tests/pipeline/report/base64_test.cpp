// Base64 of bytes, as RFC 4648 shows it, and of numbers.
#include "pipeline/report/base64.hpp"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace topicmill {
namespace {

std::string base64_of_text(std::string_view text) {
  const std::vector<std::uint8_t> bytes(text.begin(), text.end());
  return base64_of(std::span(bytes));
}

TEST(Base64, ExamplesOfTheStandard) {
  EXPECT_EQ(base64_of_text(""), "");
  EXPECT_EQ(base64_of_text("f"), "Zg==");
  EXPECT_EQ(base64_of_text("fo"), "Zm8=");
  EXPECT_EQ(base64_of_text("foo"), "Zm9v");
  EXPECT_EQ(base64_of_text("foob"), "Zm9vYg==");
}

TEST(Base64, NumbersAreLittleEndian) {
  const std::vector<std::uint16_t> numbers{1, 0xFF00};
  EXPECT_EQ(base64_of(std::span(numbers)), base64_of_text(std::string_view("\x01\x00\x00\xFF", 4)));
  const std::vector<std::uint32_t> longer{0xFE000201};
  EXPECT_EQ(base64_of(std::span(longer)), base64_of_text(std::string_view("\x01\x02\x00\xFE", 4)));
}

}  // namespace
}  // namespace topicmill
