// A panel: 64 rows of a problem side by side, topic by topic, as a solver's rule sees them.
#pragma once

#include <cstdint>
#include <span>
#include <type_traits>

#include "nmf/kernels/kernels.hpp"

namespace topicmill {

/// k topics x 64 rows, topic-major: `panel(t)` are the weights of topic t in the 64 rows, one after the other, on cache
/// lines of their own. Rows that the matrix does not have are zero, and so is the padding: panel_topics(k) topics are
/// there, so that kernels may take four at a time. Refers to memory that outlives it; copied freely.
template <class T>
class Panel {
 public:
  static constexpr std::size_t rows = kernels::panel_rows;

  /// `first`: of panel_topics(k) * 64 elements, on a cache line.
  Panel(T* first, std::int64_t k) : first_(first), k_(k) {}

  /// A panel to be read alone.
  operator Panel<const T>() const  // NOLINT(google-explicit-constructor): as of a span
      requires(!std::is_const_v<T>) {
    return {first_, k_};
  }

  std::int64_t k() const { return k_; }
  std::span<T, rows> operator()(std::int64_t t) const {
    return std::span<T, rows>(first_ + t * std::int64_t{rows}, rows);
  }

  /// Topic after topic, the padding included: what kernels take.
  T* data() const { return first_; }
  std::span<T> whole() const { return {first_, static_cast<std::size_t>(kernels::panel_topics(k_)) * rows}; }

 private:
  T* first_;
  std::int64_t k_;
};

template <class T>
using ConstPanel = Panel<const T>;

}  // namespace topicmill
