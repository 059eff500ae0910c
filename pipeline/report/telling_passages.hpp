// Which passage of a document the report quotes.
#pragma once

#include <cstddef>
#include <optional>
#include <unordered_map>
#include <vector>

#include "topics/document_topics.hpp"
#include "topics/sum_passages.hpp"

namespace topicmill {

/// Passages by the document (row) that they tell of.
using TellingPassages = std::unordered_map<std::size_t, Passage>;

/// Of each document the passage that most is of the document's top topic: of the largest theta times known tokens, ties
/// to the first. Documents of which no passage has that top topic are left out; all are where there are no passages.
TellingPassages telling_passages(const std::vector<std::size_t>& rows, const std::optional<PassageTopics>& passages,
                                 const DocumentTopics& topics);

}  // namespace topicmill
