#include "nmf/panel_rule.hpp"

#include <algorithm>

namespace topicmill {

template <class T>
void FormBuffer<T>::assign(const Gram& gram) {
  const std::int64_t rows = kernels::panel_topics(gram.k);
  values_ = BasicFactor<T>(rows, gram.k);
  inverse_diagonal_.assign(static_cast<std::size_t>(rows), T{0});
  std::transform(gram.values.begin(), gram.values.end(), values_.row(0), [](double g) { return static_cast<T>(g); });
  for (std::int64_t t = 0; t < gram.k; ++t) {
    const double diagonal = gram(t, t);
    if (diagonal > 0) inverse_diagonal_[static_cast<std::size_t>(t)] = static_cast<T>(1.0 / diagonal);
  }
}

template class FormBuffer<float>;
template class FormBuffer<double>;

}  // namespace topicmill
