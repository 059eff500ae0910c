#include "nmf/algebra/sum_tree.hpp"

#include <algorithm>
#include <functional>

#include "nmf/algebra/tasks.hpp"

namespace topicmill {

template <class T>
void SumTree<T>::add(BasicFactor<T> term) {
  parts_.push_back({1, std::move(term)});
  while (parts_.size() > 1 && parts_.rbegin()[0].terms == parts_.rbegin()[1].terms) join_last_two();
}

template <class T>
BasicFactor<T> SumTree<T>::total() {
  while (parts_.size() > 1) join_last_two();
  BasicFactor<T> sum = std::move(parts_.back().sum);
  parts_.clear();
  return sum;
}

template <class T>
void SumTree<T>::join_last_two() {
  const Part right = std::move(parts_.back());
  parts_.pop_back();
  Part& left = parts_.back();
  left.terms += right.terms;
  for_each_range(even_rows(left.sum.rows(), left.sum.stride()), [&](RowRange rows) {
    std::transform(left.sum.row(rows.begin), left.sum.row(rows.end), right.sum.row(rows.begin),
                   left.sum.row(rows.begin), std::plus<>());
  });
}

template class SumTree<float>;
template class SumTree<double>;

}  // namespace topicmill
