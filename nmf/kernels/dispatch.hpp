// Run-time choice of the instruction set for kernels that are templates: HWY_EXPORT takes the names of functions only.
#pragma once

#include <initializer_list>

#include "hwy/highway.h"

namespace topicmill::kernels {

/// The version for the best instruction set of this machine.
template <class Function>
Function best(std::initializer_list<Function> versions) {
  hwy::ChosenTarget& target = hwy::GetChosenTarget();
  if (!target.IsInitialized()) target.Update(hwy::SupportedTargets());
  return versions.begin()[target.GetIndex() - 1];
}

}  // namespace topicmill::kernels

/// The best version of a specialization, as HWY_DYNAMIC_DISPATCH gives that of a function. It needs no HWY_EXPORT.
#define TOPICMILL_DISPATCH(kernel) \
  topicmill::kernels::best<decltype(&kernel)>({HWY_CHOOSE_TARGET_LIST(kernel), HWY_CHOOSE_FALLBACK(kernel)})

/// Defines a kernel of kernels.hpp, for float and double, as a call of its best version.
#define TOPICMILL_KERNEL(result, name, parameters, arguments) \
  template <class T>                                          \
  result name parameters {                                    \
    return TOPICMILL_DISPATCH(name<T>) arguments;             \
  }                                                           \
  template decltype(name<float>) name<float>;                 \
  template decltype(name<double>) name<double>
