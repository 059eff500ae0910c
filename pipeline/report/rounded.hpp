// Real numbers as the page has them.
#pragma once

namespace topicmill {

/// To four significant digits, so that the shortest text of the result has no more; 0 below 1e-19.
double rounded(double value);

}  // namespace topicmill
