#include "nmf/panel_rule.hpp"

namespace topicmill {

void FormBuffer::assign(const Gram& gram) {
  k_ = gram.k;
  stride_ = gram.stride;
  const auto rows = static_cast<std::size_t>(kernels::panel_topics(k_));
  values_.assign(rows * static_cast<std::size_t>(stride_), 0.0F);
  inverse_diagonal_.assign(rows, 0.0F);
  for (std::size_t i = 0; i < gram.values.size(); ++i) values_[i] = static_cast<float>(gram.values[i]);
  for (std::int64_t t = 0; t < k_; ++t) {
    const double diagonal = gram(t, t);
    if (diagonal > 0) inverse_diagonal_[static_cast<std::size_t>(t)] = static_cast<float>(1.0 / diagonal);
  }
}

}  // namespace topicmill
