#include "pipeline/evaluation/measured_values.hpp"

#include <numeric>

namespace topicmill {

double MeasuredValues::mean() const {
  if (topics.empty()) return 0;
  return std::accumulate(topics.begin(), topics.end(), 0.0) / static_cast<double>(topics.size());
}

}  // namespace topicmill
