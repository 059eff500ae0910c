#include "nmf/algebra/shared_rows.hpp"

#include "nmf/kernels/kernels.hpp"

namespace topicmill {
namespace {

constexpr std::int64_t pieces = 64;

/// Where a piece of so many rows begins: at a whole panel.
std::int64_t begin_of(std::int64_t piece, std::int64_t rows) {
  return piece == pieces ? rows : rows * piece / pieces / kernels::panel_rows * kernels::panel_rows;
}

}  // namespace

template <class T>
PlacedRows shared_rows(const MatrixView<T>& V) {
  if (V.column_blocks() == nullptr) return V.placed_rows();
  Collective& ranks = *V.column_blocks()->ranks;
  RowBlocks share{&ranks, V.rows(), V.whole_entries(), 0, {}};
  const RowRange held = blocks_of_rank(pieces, ranks.rank(), ranks.size());
  for (std::int64_t piece = held.begin; piece <= held.end; ++piece) share.starts.push_back(begin_of(piece, V.rows()));
  if (held.begin == held.end) share.starts.push_back(share.starts.front());
  return {V.rows(), std::make_shared<const RowBlocks>(std::move(share))};
}

template <class T>
void share_updates(const MatrixView<T>& V, BasicFactor<T>& X) {
  if (V.column_blocks() == nullptr || V.column_blocks()->ranks->is_alone()) return;
  Collective& ranks = *V.column_blocks()->ranks;
  std::vector<std::size_t> ends;
  for (int r = 0; r < ranks.size(); ++r) {
    const std::int64_t end = begin_of(blocks_of_rank(pieces, r, ranks.size()).end, X.rows());
    ends.push_back(static_cast<std::size_t>(end * X.stride()) * sizeof(T));
  }
  ranks.share(X.row(0), ends);
}

template PlacedRows shared_rows(const MatrixView<float>&);
template PlacedRows shared_rows(const MatrixView<double>&);
template void share_updates(const MatrixView<float>&, BasicFactor<float>&);
template void share_updates(const MatrixView<double>&, BasicFactor<double>&);

}  // namespace topicmill
