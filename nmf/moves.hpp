// After convergence: out of the local optimum, by a way that no half-step takes.
#pragma once

#include "nmf/minimization.hpp"

namespace topicmill {

/// Takes a minimization that came to rest out of its local optimum, where that pays. In waves: a tenth more topics are
/// added, of what topics leave unsaid in their own rows (split.hpp); after a few iterations as many are removed, those
/// that the others can best do without (removal.hpp), which may be the same; after a few more the wave is kept where
/// the objective, penalties included, fell, and comes to rest; elsewhere it is undone, and the next is half as large.
///
/// Both estimates are of the squared error whatever the loss, and know of no missing entries: they only choose, the
/// objective decides. Spends options.moves times the iterations so far, an iteration with more topics counted as so
/// much more, splits and judging as one, and coming to rest as what it takes: a wave begins only where all but the
/// last of its rest is sure to fit. No more than options.max_iterations in all. Moves nothing, and returns none, where
/// that is 0, where a factor is fixed or the start was given, where there was no rest (max_iterations or max_seconds
/// came first, or tolerance is 0), or where no more topics than options.topics fit the matrix. Memory: W and H four
/// times more. The same bytes for any number of threads.
template <class T>
std::optional<MoveSummary> make_moves(Minimization<T>& minimization, const PreparedProblem<T>& prepared,
                                      const NmfOptions& options, std::uint64_t seed);

}  // namespace topicmill
