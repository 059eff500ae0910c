// Natural logarithms of counts, looked up: hundreds of tables are measured by the same ones.
#pragma once

#include <cmath>
#include <cstdint>
#include <vector>

namespace topicmill {

/// ln 1 to ln `most`. Any number of readers.
class Logarithms {
 public:
  explicit Logarithms(std::int64_t most) : values_(static_cast<std::size_t>(most) + 1) {
    for (std::size_t n = 1; n < values_.size(); ++n) values_[n] = std::log(static_cast<double>(n));
  }

  /// n: 1 to most.
  double of(std::int64_t n) const { return values_[static_cast<std::size_t>(n)]; }

 private:
  std::vector<double> values_;
};

}  // namespace topicmill
