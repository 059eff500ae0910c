// Other programs read the pixels that were drawn, and a file that cannot be written says why.
#include "pipeline/drawing/write_png.hpp"

#include <gmock/gmock.h>

#include "base/error.hpp"
#include "tests/pipeline/drawing/png_files.hpp"

namespace topicmill {
namespace {

/// 2 x 3 pixels, all different.
GrayImage small_image() {
  GrayImage image(2, 3, 255);
  for (std::int64_t y = 0; y < 2; ++y) {
    for (std::int64_t x = 0; x < 3; ++x) image(y, x) = static_cast<std::uint8_t>(100 * y + 7 * x);
  }
  return image;
}

TEST(WritePng, IsReadBackPixelByPixel) {
  const TemporaryDirectory folder;
  write_png(small_image(), folder / "a.png");
  const GrayImage found = read_png(folder / "a.png");
  ASSERT_EQ(found.height(), 2);
  ASSERT_EQ(found.width(), 3);
  for (std::int64_t y = 0; y < 2; ++y) {
    for (std::int64_t x = 0; x < 3; ++x) EXPECT_EQ(found(y, x), 100 * y + 7 * x) << y << ' ' << x;
  }
}

TEST(WritePng, SpendsEightBitsOfGrayOnAPixel) {
  const TemporaryDirectory folder;
  write_png(small_image(), folder / "a.png");
  const auto bytes = file_text(folder / "a.png");
  const std::size_t header = bytes.find("IHDR");
  ASSERT_NE(header, std::string::npos);
  EXPECT_EQ(bytes.substr(header + 4, 13), std::string("\0\0\0\3\0\0\0\2\x8\0\0\0\0", 13));
}

TEST(WritePng, WritesTheSameBytesEveryTime) {
  const TemporaryDirectory folder;
  write_png(small_image(), folder / "a.png");
  write_png(small_image(), folder / "b.png");
  EXPECT_EQ(file_text(folder / "a.png"), file_text(folder / "b.png"));
  EXPECT_THAT(file_text(folder / "a.png"), testing::Not(testing::HasSubstr("tIME")));
}

TEST(WritePng, LeavesNothingOfAnImageThatIsTooLarge) {
  const TemporaryDirectory folder;
  const auto path = folder / "a.png";
  const auto message = message_of<OutputError>([&] { write_png(GrayImage(1, 1'000'001, 0), path); });
  EXPECT_THAT(message, testing::StartsWith("cannot write '" + path.string() + "': 1000001 x 1 pixels are no PNG: "));
  EXPECT_THAT(message, testing::EndsWith("; draw fewer or smaller images"));
  EXPECT_THAT(folder.names(), testing::IsEmpty());
}

TEST(WritePng, SaysThatTheDiskIsFull) {
  EXPECT_EQ(message_of<OutputError>([] { write_png(small_image(), "/dev/full"); }),
            "cannot write '/dev/full': No space left on device; free some space, or choose another place");
}

}  // namespace
}  // namespace topicmill
