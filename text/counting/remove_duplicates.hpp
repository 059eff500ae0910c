// Takes documents that repeat earlier ones out of the counts, before they are merged.
#pragma once

#include <vector>

#include "text/counting/document_counter.hpp"
#include "text/duplicates/duplicate_finder.hpp"

namespace topicmill {

/// Decides in corpus order: of documents that are alike the first stays. Serves one corpus.
class DuplicateRemover {
 public:
  explicit DuplicateRemover(DuplicateFinder& finder) : finder_(finder) {}

  /// Takes the duplicates out of the batch, which must have a fingerprint a document. Serial, batch after batch.
  void remove_from(BatchCounts& batch);

  /// What was removed, in corpus order; originals are rows of the corpus that is left.
  std::vector<Duplicate>&& take() { return std::move(duplicates_); }

 private:
  bool is_duplicate(const BatchCounts& batch, std::size_t document);

  DuplicateFinder& finder_;
  std::int64_t kept_ = 0;
  std::vector<Duplicate> duplicates_;
};

}  // namespace topicmill
