// The topics of documents by those of the passages that were modeled in their place.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "text/passages/passages.hpp"
#include "topics/describe_topics.hpp"

namespace topicmill {

/// The passages of documents, and the top topic of each. Views.
struct PassageTopics {
  const Passages& passages;
  const std::vector<TopTopic>& topics;
};

/// The topics of each document: the mean of its passages' theta, each weighed by its known tokens, over those that have
/// topics; zero where none has. `explained` is the same mean over all. `of_passages`: a row a passage. Parallel; the
/// same bytes for any number of threads.
DocumentTopics sum_passages(const DocumentTopics& of_passages, const Passages& passages);

/// describe_topics() of rows that are passages: shares, numbers of documents and the order of topics are those of the
/// documents. Keeps the top topic of each passage.
DescribedTopics describe_passages(Factorization factorization, std::vector<float> explained, const Passages& passages,
                                  Numbering numbering = Numbering::by_share);

}  // namespace topicmill
