// The rows of a matrix go to the ranks that hold their blocks.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "base/sparse_matrix.hpp"

namespace topicmill {

/// Where the rows that are here, which are any of the whole matrix, go. All ranks make one together, and use it alike.
class RowExchange {
 public:
  /// `numbers`: of the rows here in the whole matrix, ascending, of which a process alone needs none; row_starts: where
  /// their stored entries begin, and the end. Blocks are of about `block_entries`.
  RowExchange(Collective& ranks, std::vector<std::int64_t> numbers, const std::vector<std::int64_t>& row_starts,
              std::int64_t block_entries);

  /// How the rows lie afterwards; null: in one piece, where this process is alone.
  const std::shared_ptr<const RowBlocks>& blocks() const { return blocks_; }

  /// A value of each row that was here -> one of each that is here now.
  template <class Value>
  std::vector<Value> operator()(std::vector<Value> values) const;

  /// The same of rows themselves; they lie in blocks().
  template <class T>
  BasicSparseMatrix<T> operator()(BasicSparseMatrix<T> matrix) const;

 private:
  void cut(const std::vector<std::int64_t>& row_starts, std::int64_t block_entries);
  void address();

  Collective& ranks_;
  std::vector<std::int64_t> numbers_;
  std::vector<std::int64_t> first_rows_;           ///< by rank, and the end: numbers in the whole
  std::vector<std::size_t> ends_;                  ///< by rank: behind the last of the rows here that go there
  std::vector<std::vector<std::int64_t>> places_;  ///< by rank: of the rows that it sends
  std::shared_ptr<const RowBlocks> blocks_;
};

template <class Value>
std::vector<Value> RowExchange::operator()(std::vector<Value> values) const {
  if (ranks_.is_alone()) return values;
  std::vector<Bytes> parts;
  for (std::size_t r = 0, begin = 0; r < ends_.size(); begin = ends_[r++]) {
    parts.push_back(bytes_of(std::vector<Value>(values.begin() + static_cast<std::ptrdiff_t>(begin),
                                                values.begin() + static_cast<std::ptrdiff_t>(ends_[r]))));
  }
  parts = ranks_.exchange(std::move(parts));
  values.resize(static_cast<std::size_t>(blocks_->starts.back()));
  for (std::size_t r = 0; r < parts.size(); ++r) {
    std::vector<Value> sent;
    append_values(parts[r], sent);
    for (std::size_t i = 0; i < sent.size(); ++i) values[static_cast<std::size_t>(places_[r][i])] = sent[i];
  }
  return values;
}

}  // namespace topicmill
