#include "pipeline/drawing/image_shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/error.hpp"
#include "base/parse_number.hpp"

namespace topicmill {
namespace {

/// Wide enough for any photo, and so narrow that no sheet is wider than a PNG may be.
constexpr std::int64_t longest_side = 10'000;

[[noreturn]] void refuse(std::string_view text, std::string_view reason) {
  throw UsageError(fmt::format("--image '{}' {}", text, reason));
}

/// 0 where the text is no whole number, or one of more than 64 bits.
std::int64_t whole_number(std::string_view text) { return parse_number<std::int64_t>(text).value_or(0); }

/// What stands before the mark, and what stands from it on: nothing where there is none.
std::pair<std::string_view, std::string_view> cut_at(char mark, std::string_view text) {
  const auto place = std::min(text.find(mark), text.size());
  return {text.substr(0, place), text.substr(place)};
}

}  // namespace

ImageShape image_shape_from(std::string_view text) {
  const auto [sides, order] = cut_at(':', text);
  const auto [height, width] = cut_at('x', sides);
  ImageShape shape;
  shape.height = whole_number(height);
  shape.width = whole_number(width.substr(std::min<std::size_t>(width.size(), 1)));
  if (shape.height < 1 || shape.width < 1) refuse(text, "is no shape; write HEIGHTxWIDTH, as 19x19");
  if (std::max(shape.height, shape.width) > longest_side) {
    refuse(text, fmt::format("is too large to be drawn; each side has {} pixels at most", longest_side));
  }
  if (!order.empty() && order != ":columns") {
    refuse(text, fmt::format("has no known order of pixels; write {0}, or {0}:columns", sides));
  }
  if (!order.empty()) shape.order = PixelOrder::columns;
  return shape;
}

void require_images(const MatrixShape& V, const ImageShape& shape) {
  if (shape.pixels() == V.cols || shape.pixels() == V.rows) return;
  throw UsageError(fmt::format(
      "--image {}x{} has {} pixels, and the matrix has {} rows and {} columns; one of them must be the pixels",
      shape.height, shape.width, shape.pixels(), V.rows, V.cols));
}

}  // namespace topicmill
