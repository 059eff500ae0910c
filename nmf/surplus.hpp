// A start with more topics than are asked for, of which the best stay.
#pragma once

#include "nmf/minimization.hpp"

namespace topicmill {

/// A minimization at its start. With options.surplus that many more topics start, as far as they fit the matrix; after
/// six iterations as many are removed, those that the others can best do without (algebra/removal.hpp). A start loses
/// fewer topics in that way: of two that begin as one, the newcomer may take one.
///
/// The trace has of all this one iteration, the first without surplus: gains are measured from there whatever the
/// surplus. None where a factor is fixed, the start is given, or options.max_iterations leave no time for it. Memory: W
/// and H twice more for a while. The same bytes for any number of threads.
template <class T>
std::unique_ptr<Minimization<T>> begin_minimization(const Problem<T>& problem, const PreparedProblem<T>& prepared,
                                                    const Method& method, const NmfOptions& options, std::uint64_t seed,
                                                    const Registry& registry, const NmfProgress& progress = {});

}  // namespace topicmill
