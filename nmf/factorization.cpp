#include "nmf/factorization.hpp"

#include <utility>

namespace topicmill {

Factorization in_float32(BasicFactorization<double> wide) {
  return {with_values_of<float>(wide.W), with_values_of<float>(wide.H), std::move(wide.summary)};
}

}  // namespace topicmill
