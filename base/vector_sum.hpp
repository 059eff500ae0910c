// A sum of vectors, to be joined over tasks, blocks and ranks.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

namespace topicmill {

struct VectorSum {
  std::vector<double> values;

  explicit VectorSum(std::int64_t size) : values(static_cast<std::size_t>(size), 0.0) {}

  VectorSum& operator+=(const VectorSum& other) {
    std::transform(values.begin(), values.end(), other.values.begin(), values.begin(), std::plus<>());
    return *this;
  }

  template <class Visit>
  void each_part(const Visit& visit) {
    visit(values.data(), values.size() * sizeof(double));
  }
};

}  // namespace topicmill
