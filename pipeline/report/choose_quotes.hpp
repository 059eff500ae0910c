// Which documents the report quotes: those that represent each topic, and a sample of all.
#pragma once

#include <cstddef>
#include <vector>

#include "pipeline/config/count_or_all.hpp"
#include "topics/document_topics.hpp"

namespace topicmill {

struct QuoteChoice {
  std::vector<std::size_t> rows;               ///< of documents, ascending
  std::vector<std::vector<std::size_t>> best;  ///< of each topic, those among them that represent it, best first
};

/// At most `wanted` documents that have a topic: first, from half of the number, up to ten of each topic by theta times
/// explained, as `top --topic` ranks them; then of each topic's own documents a number that goes by the square root of
/// how many there are, evenly spaced by theta, so that mixed documents show, too. Ties in corpus order.
/// O(n (k + log n)).
QuoteChoice choose_quotes(const DocumentTopics& topics, const CountOrAll& wanted);

}  // namespace topicmill
