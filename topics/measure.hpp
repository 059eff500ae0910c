// The measure family: numbers that say how good a topic is.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/registry.hpp"
#include "topics/coherence/window_counts.hpp"
#include "topics/topic_model.hpp"

namespace topicmill {

/// What a measure may look at.
struct MeasuredTopics {
  const TopicModel* model;                                  ///< null for topics that are words only
  const Factor* theta;                                      ///< n x k; may be null where the measure needs no documents
  const std::vector<std::vector<std::int64_t>>& top_terms;  ///< of each topic, by rank: rows of model->weights
  const WordPairs& words;                                   ///< the same terms as text: all that lists of words have
};

/// One measure. Stateless: any thread.
class Measure {
 public:
  virtual ~Measure() = default;

  /// The tokens in the windows whose counts it needs (document_width: the whole document); none where it counts
  /// nothing in the text.
  virtual std::optional<std::int64_t> window() const { return std::nullopt; }

  /// Whether it looks at the model, so that lists of words are not enough.
  virtual bool needs_weights() const { return false; }

  /// Whether it looks at theta.
  virtual bool needs_documents() const { return false; }

  /// Whether it looks at windows that words share with contexts (WordPairs::contexts).
  virtual bool needs_contexts() const { return false; }

  /// A number for each topic, never NaN. `counts` are those of window(), null where it has none.
  virtual std::vector<double> of_topics(const MeasuredTopics& topics, const WindowCounts* counts) const = 0;
};

/// npmi, umass, uci, c_v, distributional, diversity, inverted_rbo, exclusivity, effective_words, rank_1. The one place
/// to register a measure.
Family<Measure> builtin_measures();

}  // namespace topicmill
