// Topics for what rows have and no topic says.
#pragma once

#include <cstdint>
#include <optional>

#include "nmf/half_step.hpp"
#include "nmf/minimization.hpp"

namespace topicmill {

/// Adds the topics to a minimization, whose W fits H, that are worth one. A quarter more start, each as what a topic
/// leaves unsaid in its own rows, or as what rows have that no topic has (split.hpp), and compete. Then they go one by
/// one, the one first that is the largest part of the fewest rows, while the others take over what it had: a subject
/// that began as several topics becomes one, the words of a single author none. Who is left is the largest part of as
/// many rows as topics have on average, and of five. Where all of them are, more start.
///
/// Only the first `rows` rows of W count. `side` is that of W. At most `most` topics, and as many as the matrix has
/// room for; returns how many. The same bytes for any number of threads.
template <class T>
std::int64_t add_new_topics(Minimization<T>& minimization, const Side<T>& side, std::int64_t rows,
                            std::optional<std::int64_t> most, std::uint64_t seed);

}  // namespace topicmill
