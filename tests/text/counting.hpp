// Counted corpora for tests.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "text/counting/merge_counts.hpp"
#include "text/tokens/token_filter.hpp"
#include "text/tokens/tokenizer.hpp"

namespace topicmill {

/// Counts words between white space, a thousand documents a block.
inline CountedCorpus count_words(const std::vector<std::string>& documents) {
  TextOptions options;
  options.tokenizer = {"whitespace", {}};
  options.filters.clear();
  DocumentCounter counter(
      Analyzer(options, Registry().add(builtin_char_filters()).add(builtin_tokenizers()).add(builtin_filters())));
  std::vector<BatchCounts> batches;
  for (std::size_t begin = 0; begin < documents.size(); begin += 1'000) {
    Batch batch;
    for (std::size_t i = begin; i < std::min(begin + 1'000, documents.size()); ++i) {
      batch.documents.push_back({"id", "origin", documents[i], {}});
    }
    batches.push_back(counter.count(std::move(batch)));
  }
  const std::vector vocabularies{&counter.terms()};
  CountedCorpus corpus;
  append_counts(std::move(batches), vocabularies, corpus);
  return corpus;
}

}  // namespace topicmill
