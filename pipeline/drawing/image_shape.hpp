// Images in a matrix: their shape, the order of their pixels, and the side of the matrix that holds them.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/sparse_matrix.hpp"
#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// Pixels follow each other row by row, as in NumPy, or column by column, as in MATLAB, R and Fortran.
enum class PixelOrder { rows, columns };

struct ImageShape {
  std::int64_t height = 1;
  std::int64_t width = 1;
  PixelOrder order = PixelOrder::rows;

  std::int64_t pixels() const { return height * width; }

  /// Where the pixel of row y and column x is among the pixels().
  std::int64_t pixel(std::int64_t y, std::int64_t x) const {
    return order == PixelOrder::rows ? y * width + x : x * height + y;
  }
};

/// "19x19": height 19, width 19, row by row; "19x19:columns": column by column. Throws UsageError, which names the
/// option --image, for anything else and for a side above 10,000.
ImageShape image_shape_from(std::string_view text);

/// Throws UsageError where neither the columns nor the rows of V are as many as the pixels.
void require_images(const MatrixShape& V, const ImageShape& shape);

/// The factor of V (n x m) ~ W H^T whose columns are images: H where the columns of V are as many as the pixels, else
/// W.
template <class T>
const BasicFactor<T>& images_of(const BasicFactor<T>& W, const BasicFactor<T>& H, const ImageShape& shape) {
  return shape.pixels() == H.rows() ? H : W;
}

}  // namespace topicmill
