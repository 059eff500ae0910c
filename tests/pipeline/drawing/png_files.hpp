// Reads PNG files for the tests: as another program sees them, and what their header says.
#pragma once

#include <gtest/gtest.h>
#include <png.h>

#include <string>

#include "pipeline/drawing/write_png.hpp"
#include "tests/text_files.hpp"

namespace topicmill {

/// The pixels of a grayscale PNG.
inline GrayImage read_png(const std::filesystem::path& path) {
  png_image header{};
  header.version = PNG_IMAGE_VERSION;
  EXPECT_NE(png_image_begin_read_from_file(&header, path.c_str()), 0) << header.message;
  header.format = PNG_FORMAT_GRAY;
  GrayImage image(header.height, header.width, 1);
  EXPECT_NE(png_image_finish_read(&header, nullptr, &image(0, 0), 0, nullptr), 0) << header.message;
  return image;
}

/// The text of the pixels, a line a row: '#' is black, ' ' white, '|' any gray.
inline std::string drawing(const GrayImage& image) {
  std::string out;
  for (std::int64_t y = 0; y < image.height(); ++y) {
    for (std::int64_t x = 0; x < image.width(); ++x) {
      out += image(y, x) == 0 ? '#' : image(y, x) == 255 ? ' ' : '|';
    }
    out += '\n';
  }
  return out;
}

}  // namespace topicmill
