// Options for the transpose of a matrix.
#pragma once

#include <utility>

#include "nmf/nmf_options.hpp"

namespace topicmill {

/// The options under which V^T ~ H W^T is the problem that V ~ W H^T is under `options`: the penalties change sides.
inline NmfOptions transposed(NmfOptions options) {
  std::swap(options.regularization.l1_w, options.regularization.l1_h);
  std::swap(options.regularization.l2_w, options.regularization.l2_h);
  return options;
}

}  // namespace topicmill
