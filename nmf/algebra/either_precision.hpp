// A part of a solver in float32 and in float64.
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace topicmill {

/// Both where a solver works in either precision; a null one where it does not.
template <template <class> class Part>
struct EitherPrecision {
  std::unique_ptr<Part<float>> single{};
  std::unique_ptr<Part<double>> wide{};

  explicit operator bool() const { return single || wide; }

  template <class T>
  std::unique_ptr<Part<T>> take() && {
    if constexpr (std::is_same_v<T, float>) {
      return std::move(single);
    } else {
      return std::move(wide);
    }
  }
};

/// Made<float> and Made<double>, from the same arguments.
template <template <class> class Part, template <class> class Made, class... Arguments>
EitherPrecision<Part> in_either_precision(const Arguments&... arguments) {
  return {std::make_unique<Made<float>>(arguments...), std::make_unique<Made<double>>(arguments...)};
}

}  // namespace topicmill
