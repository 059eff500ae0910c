// "Did you mean": the name in a list that is nearest to a misspelt one.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace topicmill {

/// Number of insertions, deletions, substitutions and swaps of neighbours (bytes) between two words.
/// O(|a| |b|) time and memory; for names, not for texts.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate nearest to `word`, the first of equals; none where all are farther than a third of its length.
std::optional<std::string> nearest_name(std::string_view word, std::span<const std::string> candidates);

/// "did you mean 'min_df'?" where a candidate is near, else "one of: a, b, c".
std::string suggestion(std::string_view word, std::span<const std::string> candidates);

}  // namespace topicmill
