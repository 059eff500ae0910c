// A Gram matrix as Eigen sees it. For source files only: no public header shows Eigen.
#pragma once

#include <Eigen/Core>

#include "nmf/algebra/gram.hpp"

namespace topicmill {

using GramView =
    Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>, 0, Eigen::OuterStride<>>;

/// k x k, without a copy.
inline GramView view(const Gram& gram) {
  return {gram.values.data(), gram.k, gram.k, Eigen::OuterStride<>(gram.stride)};
}

}  // namespace topicmill
