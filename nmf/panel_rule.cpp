#include "nmf/panel_rule.hpp"

namespace topicmill {

template <class T>
void FormBuffer<T>::assign(const Gram& gram) {
  k_ = gram.k;
  stride_ = gram.stride;
  const auto rows = static_cast<std::size_t>(kernels::panel_topics(k_));
  values_.assign(rows * static_cast<std::size_t>(stride_), T{0});
  inverse_diagonal_.assign(rows, T{0});
  for (std::size_t i = 0; i < gram.values.size(); ++i) values_[i] = static_cast<T>(gram.values[i]);
  for (std::int64_t t = 0; t < k_; ++t) {
    const double diagonal = gram(t, t);
    if (diagonal > 0) inverse_diagonal_[static_cast<std::size_t>(t)] = static_cast<T>(1.0 / diagonal);
  }
}

template class FormBuffer<float>;
template class FormBuffer<double>;

}  // namespace topicmill
