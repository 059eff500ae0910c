// What all pictures share: a page that is readable on light and dark grounds, text of any script, numbers.
#pragma once

#include <string>
#include <string_view>

namespace topicmill {

/// Text as XML and HTML may hold it, in an element or a value in double quotes: & < > " escaped, tabs and ends of lines
/// as blanks, each other control character, U+FFFE and byte that is no UTF-8 as U+FFFD.
std::string xml_text(std::string_view text);

/// The shortest of at most two decimals: "12", "12.5".
std::string svg_number(double value);

/// An opening <svg> of that size in pixels with the styles: texts plain, "quiet", "title", "middle" (centered) and
/// "end" (right-aligned); lines "grid", "mark", "branch" of a tree and "line" of a curve, without a color of its own;
/// "track", the ground of bars. `label`: what the picture shows, for who cannot see it.
std::string svg_begin(double width, double height, std::string_view label);

/// <text> with the class, where it is not empty. `y`: of the baseline.
std::string svg_text(double x, double y, std::string_view text, std::string_view css_class = {});

/// <rect>; `more`: further attributes, as they are, and `hint` for who points at it.
std::string svg_rect(double x, double y, double width, double height, std::string_view more,
                     std::string_view hint = {});

/// About how many pixels a text takes, in the font of the pages.
double text_width(std::string_view text);

/// The text cut with … to about so many pixels.
std::string fit_text(std::string_view text, double pixels);

}  // namespace topicmill
