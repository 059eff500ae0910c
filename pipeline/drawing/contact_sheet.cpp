#include "pipeline/drawing/contact_sheet.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <vector>

namespace topicmill {
namespace {

constexpr std::uint8_t white = 255;
constexpr std::uint8_t light_gray = 208;
constexpr std::int64_t sheet_side = 1000;

/// Tiles of one shape with a line before each and after the last.
struct Grid {
  std::int64_t columns;
  std::int64_t rows;
  ImageShape tile;

  std::int64_t top(std::int64_t row) const { return row * (tile.height + 1) + 1; }
  std::int64_t left(std::int64_t column) const { return column * (tile.width + 1) + 1; }
  std::int64_t height() const { return top(rows); }
  std::int64_t width() const { return left(columns); }
};

Grid near_square(std::int64_t tiles, const ImageShape& tile) {
  const auto columns = static_cast<std::int64_t>(std::ceil(std::sqrt(static_cast<double>(tiles))));
  return {columns, (tiles + columns - 1) / columns, tile};
}

/// `share` of the darkest ink, from 0 to 1.
std::uint8_t gray_of(float share) { return static_cast<std::uint8_t>(std::lround(white * (1.0F - share))); }

void draw_tile(std::span<const float> values, const ImageShape& shape, std::int64_t top, std::int64_t left,
               GrayImage& sheet) {
  const float largest = *std::ranges::max_element(values);
  for (std::int64_t y = 0; y < shape.height; ++y) {
    for (std::int64_t x = 0; x < shape.width; ++x) {
      const float value = values[static_cast<std::size_t>(shape.pixel(y, x))];
      sheet(top + y, left + x) = largest > 0 ? gray_of(value / largest) : white;
    }
  }
}

GrayImage draw_tiles(const DenseRows& images, const Grid& grid) {
  GrayImage sheet(grid.height(), grid.width(), light_gray);
  std::vector<float> values(static_cast<std::size_t>(images.cols));
  for (std::int64_t i = 0; i < images.rows; ++i) {
    images.fill(i, values);
    draw_tile(values, grid.tile, grid.top(i / grid.columns), grid.left(i % grid.columns), sheet);
  }
  return sheet;
}

GrayImage magnify(const GrayImage& image, std::int64_t times) {
  GrayImage large(image.height() * times, image.width() * times, white);
  for (std::int64_t y = 0; y < large.height(); ++y) {
    for (std::int64_t x = 0; x < large.width(); ++x) large(y, x) = image(y / times, x / times);
  }
  return large;
}

}  // namespace

GrayImage draw_contact_sheet(const DenseRows& images, const ImageShape& shape) {
  assert(images.cols == shape.pixels() && "each row is an image");
  GrayImage sheet = draw_tiles(images, near_square(images.rows, shape));
  const auto times = sheet_side / std::max(sheet.height(), sheet.width());
  return times > 1 ? magnify(sheet, times) : sheet;
}

void write_contact_sheet(const DenseRows& images, const ImageShape& shape, const std::filesystem::path& path) {
  write_png(draw_contact_sheet(images, shape), path);
}

}  // namespace topicmill
