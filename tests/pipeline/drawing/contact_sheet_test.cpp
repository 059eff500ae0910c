// The sheet, read back from its file, shows every component in its place, upright, in dark ink on white.
#include "pipeline/drawing/contact_sheet.hpp"

#include <gmock/gmock.h>

#include <utility>

#include "base/error.hpp"
#include "tests/matrices/matrix_texts.hpp"
#include "tests/pipeline/drawing/png_files.hpp"

namespace topicmill {
namespace {

constexpr std::uint8_t line = 208;

DenseRows images_in(Rows rows) {
  const auto count = static_cast<std::int64_t>(rows.size());
  const auto pixels = static_cast<std::int64_t>(rows.front().size());
  return {count, pixels, [rows = std::move(rows)](std::int64_t row, std::span<float> values) {
            std::ranges::copy(rows[static_cast<std::size_t>(row)], values.begin());
          }};
}

GrayImage sheet_in_file(const Rows& rows, const ImageShape& shape) {
  const TemporaryDirectory folder;
  write_contact_sheet(images_in(rows), shape, folder / "basis.png");
  return read_png(folder / "basis.png");
}

/// Every `times`-th pixel; fails the test where those between differ from it.
GrayImage reduce(const GrayImage& image, std::int64_t times) {
  EXPECT_EQ(image.height() % times, 0);
  EXPECT_EQ(image.width() % times, 0);
  GrayImage small(image.height() / times, image.width() / times, 0);
  std::int64_t differing = 0;
  for (std::int64_t y = 0; y < image.height(); ++y) {
    for (std::int64_t x = 0; x < image.width(); ++x) {
      if (y % times == 0 && x % times == 0) small(y / times, x / times) = image(y, x);
      differing += image(y, x) != small(y / times, x / times) ? 1 : 0;
    }
  }
  EXPECT_EQ(differing, 0);
  return small;
}

std::vector<std::uint8_t> row_of(const GrayImage& image, std::int64_t y) {
  std::vector<std::uint8_t> row;
  for (std::int64_t x = 0; x < image.width(); ++x) row.push_back(image(y, x));
  return row;
}

TEST(ContactSheet, DrawsPixelsRowByRow) {
  const auto sheet = sheet_in_file({{9, 0, 0, 9, 9, 0}}, {2, 3});
  EXPECT_EQ(drawing(reduce(sheet, 200)),
            "|||||\n"
            "|#  |\n"
            "|## |\n"
            "|||||\n");
}

TEST(ContactSheet, DrawsPixelsColumnByColumnWhereAskedTo) {
  const auto sheet = sheet_in_file({{9, 0, 0, 9, 9, 0}}, {2, 3, PixelOrder::columns});
  EXPECT_EQ(drawing(reduce(sheet, 200)),
            "|||||\n"
            "|# #|\n"
            "| # |\n"
            "|||||\n");
}

TEST(ContactSheet, FillsANearSquareGridRowByRow) {
  Rows images(5, std::vector<float>{0, 1});
  images[1] = {1, 0};
  images[4] = {1, 1};
  EXPECT_EQ(drawing(reduce(sheet_in_file(images, {1, 2}), 100)),
            "||||||||||\n"
            "| #|# | #|\n"
            "||||||||||\n"
            "| #|##||||\n"
            "||||||||||\n");
}

TEST(ContactSheet, FillsASquareWhereItCan) {
  const auto sheet = draw_contact_sheet(images_in(Rows(49, std::vector<float>(361, 1))), {19, 19});
  EXPECT_EQ(sheet.width(), 7 * (7 * 20 + 1));
  EXPECT_EQ(sheet.height(), sheet.width());
}

TEST(ContactSheet, InksEachImageByItsOwnLargestValue) {
  const auto sheet = sheet_in_file({{0, 1, 2, 4}, {1e-30F, 1e-30F, 3e-30F, 4e-30F}}, {1, 4});
  EXPECT_THAT(row_of(reduce(sheet, 90), 1), testing::ElementsAre(line, 255, 191, 128, 0, line, 191, 191, 64, 0, line));
}

TEST(ContactSheet, LeavesAnImageOfZerosWhite) {
  EXPECT_THAT(row_of(reduce(sheet_in_file({{0, 0}, {0, 7}}, {1, 2}), 142), 1),
              testing::ElementsAre(line, 255, 255, line, 255, 0, line));
}

TEST(ContactSheet, DrawsASingleImage) {
  const auto sheet = sheet_in_file({{5}}, {1, 1});
  EXPECT_EQ(sheet.width(), 3 * 333);
  EXPECT_EQ(drawing(reduce(sheet, 333)), "|||\n|#|\n|||\n");
}

TEST(ContactSheet, MagnifiesATallSheetByItsHeight) {
  const auto sheet = draw_contact_sheet(images_in({std::vector<float>(98, 1)}), {98, 1});
  EXPECT_EQ(sheet.height(), 1000);
  EXPECT_EQ(sheet.width(), 30);
}

TEST(ContactSheet, NeverShrinksAnImage) {
  const auto sheet = draw_contact_sheet(images_in({std::vector<float>(1200, 1)}), {1, 1200});
  EXPECT_EQ(sheet.height(), 3);
  EXPECT_EQ(sheet.width(), 1202);
}

TEST(ContactSheet, SaysThatTheDiskIsFull) {
  EXPECT_EQ(message_of<OutputError>([] {
              write_contact_sheet(images_in({{1}}), {1, 1}, "/dev/full");
            }),
            "cannot write '/dev/full': No space left on device; free some space, or choose another place");
}

}  // namespace
}  // namespace topicmill
