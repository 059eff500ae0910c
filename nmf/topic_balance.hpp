// Whether a factorization has as many topics as its matrix.
#pragma once

#include <cstdint>
#include <optional>

#include "nmf/nmf_options.hpp"
#include "nmf/problem.hpp"

namespace topicmill {

/// Topics are compared by worth: what the error would rise by without them (removal_costs()). What a large topic is
/// worth is the upper quartile of the topics there are.
struct TopicBalance {
  std::int64_t hidden = 0;  ///< topics that hide another one, worth at least 0.7 of a large one
  std::int64_t slight = 0;  ///< topics that are worth less than half of a large one
};

/// Offers every topic of V ~ W H^T a second one, of what it leaves unsaid in its own rows (split.hpp), lets all compete
/// for ten iterations, and looks what each is worth then: a second topic that is nearly worth a large one was hidden.
/// Where topics are too few, a matrix of k' topics of one size has k' - k hidden ones (no more than k), where they are
/// too many, k - k' slight ones; real texts, whose topics are of every size, have some of both at any k.
///
/// W: n x k, H: m x k, of a factorization of `problem` under `options`, whose loss and penalties hold for the
/// competition; worth is of the squared error whatever the loss. None where no more topics fit the matrix, or where
/// entries are missing, which worth knows nothing of. The cost of ten iterations with 2 k topics and O(k^3); memory: W
/// and H up to nine times. The same bytes for any number of threads. Throws as factorize() does.
template <class T>
std::optional<TopicBalance> topic_balance(const Problem<T>& problem, const Factor& W, const Factor& H,
                                          const NmfOptions& options, std::uint64_t seed, const Registry& registry);

}  // namespace topicmill
