// A measure of every topic.
#pragma once

#include <string>
#include <vector>

namespace topicmill {

struct MeasuredValues {
  std::string name;
  std::vector<double> topics;

  /// 0 of no topic.
  double mean() const;
};

}  // namespace topicmill
