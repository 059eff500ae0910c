// The documents that represent a topic: those that it explains most of.
#pragma once

#include <cstddef>
#include <vector>

namespace topicmill {

/// A document by its place in the corpus.
struct ScoredDocument {
  std::size_t row = 0;
  double theta = 0;
  double score = 0;  ///< theta times explained
};

/// The first `count` by falling theta times explained, ties in corpus order; those of 0 are left out.
class BestDocuments {
 public:
  explicit BestDocuments(std::size_t count) : count_(count) {}

  /// To be called in corpus order. O(count) where the document is among the best so far, else O(1).
  void add(std::size_t row, double theta, double explained);

  const std::vector<ScoredDocument>& ranked() const { return ranked_; }

 private:
  std::size_t count_;
  std::vector<ScoredDocument> ranked_;
};

}  // namespace topicmill
