// Documents by their place in the corpus, where some of them were left out.
#pragma once

#include <cstdint>
#include <vector>

namespace topicmill {

/// A corpus as a second pass meets it: documents are numbered as they are read (Document::number), and those that were
/// kept are rows in that order. Memory for those that were left out alone.
class ReadingOrder {
 public:
  /// The numbers of the documents that were left out, in any order.
  explicit ReadingOrder(std::vector<std::int64_t> left_out = {});

  /// O(log left out), as the other.
  bool is_left_out(std::int64_t number) const;

  /// The number of the document that is that row.
  std::int64_t number_of(std::int64_t row) const;

 private:
  std::vector<std::int64_t> left_out_;  ///< ascending
};

}  // namespace topicmill
