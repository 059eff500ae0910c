// Writes pictures as PNG: the one place that knows libpng.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

namespace topicmill {

/// height x width pixels of 8 bits, row by row from the top: 0 is black, 255 white.
class GrayImage {
 public:
  GrayImage(std::int64_t height, std::int64_t width, std::uint8_t gray)
      : height_(height), width_(width), pixels_(static_cast<std::size_t>(height * width), gray) {}

  std::int64_t height() const { return height_; }
  std::int64_t width() const { return width_; }
  const std::uint8_t* pixels() const { return pixels_.data(); }

  std::uint8_t& operator()(std::int64_t y, std::int64_t x) { return pixels_[static_cast<std::size_t>(y * width_ + x)]; }
  std::uint8_t operator()(std::int64_t y, std::int64_t x) const {
    return pixels_[static_cast<std::size_t>(y * width_ + x)];
  }

 private:
  std::int64_t height_;
  std::int64_t width_;
  std::vector<std::uint8_t> pixels_;
};

/// A file that is whole or absent, and the same bytes every time: it holds no date. Throws OutputError where the file
/// cannot be written, or where the image exceeds what libpng draws (a million pixels a side).
void write_png(const GrayImage& image, const std::filesystem::path& path);

}  // namespace topicmill
