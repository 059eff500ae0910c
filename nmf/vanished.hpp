// What a factorization left at zero, and why: to be told, not to be taken for a result like others.
#pragma once

#include <string>
#include <vector>

#include "nmf/half_step.hpp"
#include "nmf/nmf_options.hpp"

namespace topicmill {

/// Topics that are zero in neither factor. W: n x k, H: m x k.
template <class T>
std::int64_t living_topics(const BasicFactor<T>& W, const BasicFactor<T>& H);

/// A warning where fewer than k topics live, and one where penalties drive rows of V that have values to zero in W;
/// each with how many, the reason, and what to do. `side` is that of W.
template <class T>
std::vector<std::string> warnings_of_vanished(const Side<T>& side, const BasicFactor<T>& W, const BasicFactor<T>& H,
                                              const NmfOptions& options);

}  // namespace topicmill
