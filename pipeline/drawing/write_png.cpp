#include "pipeline/drawing/write_png.hpp"

#include <fmt/format.h>
#include <png.h>

#include <algorithm>
#include <limits>
#include <string>

#include "base/error.hpp"
#include "files/output_file.hpp"

namespace topicmill {
namespace {

png_image header_of(const GrayImage& image) {
  constexpr std::int64_t most = std::numeric_limits<png_uint_32>::max();  // more than libpng takes
  png_image header{};
  header.version = PNG_IMAGE_VERSION;
  header.height = static_cast<png_uint_32>(std::min(image.height(), most));
  header.width = static_cast<png_uint_32>(std::min(image.width(), most));
  header.format = PNG_FORMAT_GRAY;
  return header;
}

/// Writes the bytes of the file to `memory`, which holds `size`, or counts them where `memory` is null.
void encode(const GrayImage& image, const std::filesystem::path& path, char* memory, png_alloc_size_t& size) {
  png_image header = header_of(image);
  if (png_image_write_to_memory(&header, memory, &size, 0, image.pixels(), 0, nullptr) != 0) return;
  throw OutputError(fmt::format("cannot write '{}': {} x {} pixels are no PNG: {}; draw fewer or smaller images",
                                path.string(), image.width(), image.height(), &header.message[0]));
}

/// Encoded in memory and not into the file: libpng would jump over the destructors of an exception in its callback.
std::string encoded(const GrayImage& image, const std::filesystem::path& path) {
  png_alloc_size_t size = 0;
  encode(image, path, nullptr, size);
  std::string bytes(size, '\0');
  encode(image, path, bytes.data(), size);
  return bytes;
}

}  // namespace

void write_png(const GrayImage& image, const std::filesystem::path& path) {
  OutputFile file(path);
  file.write(encoded(image, path));
  file.close();
}

}  // namespace topicmill
