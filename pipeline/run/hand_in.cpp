#include "pipeline/run/hand_in.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/packing.hpp"

namespace topicmill {

template <class T>
void hand_in(BasicFactor<T>& W, Collective& ranks) {
  if (ranks.is_alone()) return;
  const std::int64_t k = W.k();
  const std::int64_t stride = W.stride();
  std::vector<T> values(W.row(0), W.row(W.rows()));
  W = BasicFactor<T>(0, k);
  values = handed_to_first(ranks, std::move(values));
  W = BasicFactor<T>::uninitialized(std::ssize(values) / stride, k);
  std::copy(values.begin(), values.end(), W.row(0));
}

template <class T>
void hand_in(BasicSparseMatrix<T>& V, Collective& ranks, std::int64_t block_entries) {
  if (ranks.is_alone()) return;
  std::vector<std::int64_t> sizes(static_cast<std::size_t>(V.rows));
  for (std::size_t i = 0; i < sizes.size(); ++i) sizes[i] = V.row_starts[i + 1] - V.row_starts[i];
  sizes = handed_to_first(ranks, std::move(sizes));
  V.columns = handed_to_first(ranks, std::move(V.columns));
  V.values = handed_to_first(ranks, std::move(V.values));
  V.rows = std::ssize(sizes);
  V.row_starts.assign(1, 0);
  std::inclusive_scan(sizes.begin(), sizes.end(), std::back_inserter(V.row_starts));
  V.blocks = cut_into_blocks(V.row_starts, block_entries);
}

void hand_in(WeightedMatrix& V, FoldedRows& rows, const RunContext& context) {
  Collective& ranks = *context.ranks;
  if (ranks.is_alone()) return;
  hand_in(rows.W, ranks);
  rows.explained = handed_to_first(ranks, std::move(rows.explained));
  hand_in(V.values, ranks, context.config.nmf.block_entries);
  V.document_scales = handed_to_first(ranks, std::move(V.document_scales));
}

template void hand_in(BasicFactor<float>&, Collective&);
template void hand_in(BasicFactor<double>&, Collective&);
template void hand_in(BasicSparseMatrix<float>&, Collective&, std::int64_t);
template void hand_in(BasicSparseMatrix<double>&, Collective&, std::int64_t);

}  // namespace topicmill
