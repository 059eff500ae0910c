// What a matrix and its weights must be before it is factorized.
#pragma once

#include <string_view>

#include "nmf/problem.hpp"

namespace topicmill {

/// Throws InputError where a value of V is negative or not finite (but NaN, where `nan_is_missing`), naming its row and
/// column (1-based), where no value is positive, or where weights are not one for each row or column, finite and above
/// 0; UsageError where k exceeds the smaller side.
template <class T>
void check_problem(const Problem<T>& problem, std::int64_t k, bool nan_is_missing);

/// Throws InputError where `weights` are neither none nor `count`, finite and above 0. `side`: "row" or "column".
void check_weights(std::span<const double> weights, std::int64_t count, std::string_view side);

}  // namespace topicmill
