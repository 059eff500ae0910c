// A contact sheet: images side by side in one picture, so that the components of a factorization are seen at a glance.
#pragma once

#include <filesystem>

#include "matrices/write_matrix.hpp"
#include "pipeline/drawing/image_shape.hpp"
#include "pipeline/drawing/write_png.hpp"

namespace topicmill {

/// Draws each row of `images` (shape.pixels() values of 0 or more) as a tile, in dark ink on white: 0 is white, and the
/// largest value of each image black, so that sparse parts read well and faint components as well as strong ones. The
/// tiles fill a near-square grid row by row, with light gray lines of one pixel between and around them. Every pixel is
/// then magnified, by the largest whole number that keeps the longer side of the sheet within 1,000; at least by 1.
GrayImage draw_contact_sheet(const DenseRows& images, const ImageShape& shape);

/// The same as a PNG file that is whole or absent. Throws OutputError where it cannot be written.
void write_contact_sheet(const DenseRows& images, const ImageShape& shape, const std::filesystem::path& path);

}  // namespace topicmill
