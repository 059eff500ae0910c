// A shape is read as written, its pixels lie where the order says, and the side of the matrix that fits is taken.
#include "pipeline/drawing/image_shape.hpp"

#include <gtest/gtest.h>

#include "base/error.hpp"
#include "pipeline/run/factor_rows.hpp"
#include "tests/text_files.hpp"

namespace topicmill {
namespace {

std::string refusal(const std::string& text) {
  return message_of<UsageError>([&] { image_shape_from(text); });
}

Factor filled(std::int64_t rows, float value) {
  Factor factor(rows, 2);
  for (std::int64_t row = 0; row < rows; ++row) factor(row, 1) = value;
  return factor;
}

/// The first pixel of the second component of a factorization of n x m.
float pixel_taken(std::int64_t n, std::int64_t m, const ImageShape& shape) {
  const Factor W = filled(n, 1);
  const Factor H = filled(m, 2);
  const DenseRows images = columns_of(images_of(W, H, shape));
  EXPECT_EQ(images.rows, 2);
  EXPECT_EQ(images.cols, shape.pixels());
  std::vector<float> values(static_cast<std::size_t>(images.cols));
  images.fill(1, values);
  return values.front();
}

TEST(ImageShape, HoldsItsPixelsRowByRow) {
  const auto shape = image_shape_from("2x3");
  EXPECT_EQ(shape.height, 2);
  EXPECT_EQ(shape.width, 3);
  EXPECT_EQ(shape.pixels(), 6);
  EXPECT_EQ(shape.pixel(0, 1), 1);
  EXPECT_EQ(shape.pixel(1, 0), 3);
}

TEST(ImageShape, HoldsItsPixelsColumnByColumnWhereAskedTo) {
  const auto shape = image_shape_from("2x3:columns");
  EXPECT_EQ(shape.height, 2);
  EXPECT_EQ(shape.width, 3);
  EXPECT_EQ(shape.pixel(1, 0), 1);
  EXPECT_EQ(shape.pixel(0, 1), 2);
}

TEST(ImageShape, RefusesWhatIsNoShape) {
  EXPECT_EQ(refusal("19"), "--image '19' is no shape; write HEIGHTxWIDTH, as 19x19");
  for (const auto* text : {"", "x", "0x5", "19x", "x19", "-3x5", "3x-5", "+3x5", "3.5x2", "3x5x7", "3X5", " 3x5",
                           "3x5 ", ":columns", "19:columns", "99999999999999999999x1"}) {
    EXPECT_EQ(refusal(text), "--image '" + std::string(text) + "' is no shape; write HEIGHTxWIDTH, as 19x19");
  }
}

TEST(ImageShape, RefusesAnUnknownOrder) {
  for (const auto* order : {":", ":colums", ":columns ", ":columns:columns"}) {
    EXPECT_EQ(refusal("2x3" + std::string(order)),
              "--image '2x3" + std::string(order) + "' has no known order of pixels; write 2x3, or 2x3:columns");
  }
}

TEST(ImageShape, RefusesWhatIsTooLargeToDraw) {
  EXPECT_EQ(image_shape_from("10000x10000").pixels(), 100'000'000);
  for (const auto* text : {"10001x1", "1x10001", "9223372036854775807x9223372036854775807"}) {
    EXPECT_EQ(refusal(text),
              "--image '" + std::string(text) + "' is too large to be drawn; each side has 10000 pixels at most");
  }
}

TEST(ImageShape, FitsEitherSideOfTheMatrix) {
  EXPECT_NO_THROW(require_images({6, 9, 0}, {2, 3}));
  EXPECT_NO_THROW(require_images({9, 6, 0}, {2, 3}));
  EXPECT_EQ(
      message_of<UsageError>([] {
        require_images({361, 2429, 0}, {19, 20});
      }),
      "--image 19x20 has 380 pixels, and the matrix has 361 rows and 2429 columns; one of them must be the pixels");
}

TEST(ImageShape, TakesTheSideThatFits) {
  EXPECT_EQ(pixel_taken(6, 9, {2, 3}), 1);
  EXPECT_EQ(pixel_taken(9, 6, {2, 3}), 2);
}

TEST(ImageShape, TakesTheColumnsOfTheMatrixForPixelsWhereBothSidesFit) { EXPECT_EQ(pixel_taken(6, 6, {2, 3}), 2); }

}  // namespace
}  // namespace topicmill
