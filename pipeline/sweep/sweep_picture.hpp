// The picture of a sweep: a small panel a measure over the number of topics, the suggestion marked. SVG.
#pragma once

#include <string>

#include "pipeline/sweep/sweep_report.hpp"

namespace topicmill {

/// A whole SVG document, readable on light and on dark grounds; a line for each combination of the grid's values.
std::string sweep_picture(const SweepReport& report);

}  // namespace topicmill
