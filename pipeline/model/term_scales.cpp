#include "pipeline/model/term_scales.hpp"

#include <functional>

namespace topicmill {
namespace {

template <class Operation>
Factor scaled(Factor H, const std::vector<double>& scales, Operation operation) {
  for (std::size_t j = 0; j < scales.size(); ++j) {
    const auto row = static_cast<std::int64_t>(j);
    for (std::int64_t t = 0; t < H.k(); ++t) {
      H(row, t) = static_cast<float>(operation(static_cast<double>(H(row, t)), scales[j]));
    }
  }
  return H;
}

}  // namespace

Factor without_scales(Factor H, const std::vector<double>& scales) {
  return scaled(std::move(H), scales, std::divides<>());
}

Factor with_scales(Factor H, const std::vector<double>& scales) {
  return scaled(std::move(H), scales, std::multiplies<>());
}

}  // namespace topicmill
