// Topics in the units of the terms, where vectorize.term_degree has scaled the columns of V.
#pragma once

#include <vector>

#include "nmf/algebra/factor.hpp"

namespace topicmill {

/// H of the matrix before its columns were scaled: topics as people see them. H: m x k; `scales`: m, as in
/// LearnedWeights; empty: all 1. Parallel over terms.
Factor without_scales(Factor H, const std::vector<double>& scales);

/// H of the scaled matrix: what rows of it are folded in by. Of topics as they are kept, not as they were factorized,
/// so that a run and its model round alike.
Factor with_scales(Factor H, const std::vector<double>& scales);

}  // namespace topicmill
