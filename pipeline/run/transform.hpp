// A stream of new documents through a saved model: a row of topic weights for each, in order.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "pipeline/model/frequent_words.hpp"
#include "pipeline/model/transformer.hpp"
#include "pipeline/progress/progress.hpp"
#include "tables/table_format.hpp"

namespace topicmill {

/// What there is to say of a transformed corpus, to set beside TrainingFit.
struct TransformReport {
  std::int64_t documents = 0;
  std::int64_t empty = 0;    ///< documents without a known token
  std::int64_t skipped = 0;  ///< documents that could not be read (input.on_error: skip)
  std::int64_t tokens = 0;
  std::int64_t unknown_tokens = 0;
  std::int64_t weakly_explained = 0;     ///< of the documents that are not empty: below weak_share
  double explained = 0;                  ///< summed over these
  std::vector<WordCount> unknown_words;  ///< the most frequent ones
  std::vector<std::string> warnings;     ///< of the reader
};

/// What is told, in order, from one thread at a time.
struct TransformSinks {
  std::function<void(std::string_view)> rows;  ///< pieces of the output
  std::function<void(const Reject&)> reject;   ///< documents that could not be read
};

/// The columns of the rows: those of doc_topics, then the label of the top topic, tokens, known_tokens, explained.
std::vector<std::string> transform_columns(const std::vector<std::string>& metadata, std::int64_t topics);

/// Reads the documents of `input` and writes a row for each, in their order, in the given format. On all
/// threads of the current arena with a bounded number of batches in memory. text.min_tokens and input.duplicates do not
/// count here: every document gets its row. Throws InputError for input that cannot be read, and what the sinks throw.
TransformReport transform(const Transformer& transformer, const InputOptions& input, const Registry& registry,
                          const RowFormat& format, const TransformSinks& sinks, Progress& progress);

}  // namespace topicmill
