#include "pipeline/run/hand_in.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace topicmill {
namespace {

/// What the ranks hand in, by rank, for the first.
struct HandedIn {
  std::vector<Bytes> parts;

  std::size_t size() const {
    return std::accumulate(parts.begin(), parts.end(), std::size_t{0},
                           [](std::size_t size, const Bytes& part) { return size + part.size(); });
  }

  /// Puts them one behind the other, and frees each.
  void put(void* data) {
    auto* next = static_cast<std::byte*>(data);
    for (Bytes& part : parts) {
      next = std::copy(part.begin(), part.end(), next);
      Bytes().swap(part);
    }
  }
};

/// The lists of all ranks, one behind the other, at the first.
template <class Value>
void hand_in(std::vector<Value>& values, Collective& ranks) {
  Bytes mine = bytes_of(values);
  std::vector<Value>().swap(values);
  HandedIn all{gathered_at_first(ranks, std::move(mine))};
  values.resize(all.size() / sizeof(Value));
  all.put(values.data());
}

}  // namespace

template <class T>
void hand_in(BasicFactor<T>& W, Collective& ranks) {
  if (ranks.is_alone()) return;
  const std::int64_t k = W.k();
  const auto row_bytes = static_cast<std::size_t>(W.stride()) * sizeof(T);
  const auto* begin = reinterpret_cast<const std::byte*>(W.row(0));  // NOLINT: bytes of this machine
  Bytes mine(begin, begin + static_cast<std::size_t>(W.rows()) * row_bytes);
  W = BasicFactor<T>(0, k);
  HandedIn all{gathered_at_first(ranks, std::move(mine))};
  W = BasicFactor<T>::uninitialized(static_cast<std::int64_t>(all.size() / row_bytes), k);
  all.put(W.row(0));
}

template <class T>
void hand_in(BasicSparseMatrix<T>& V, Collective& ranks, std::int64_t block_entries) {
  if (ranks.is_alone()) return;
  std::vector<std::int64_t> sizes(static_cast<std::size_t>(V.rows));
  for (std::size_t i = 0; i < sizes.size(); ++i) sizes[i] = V.row_starts[i + 1] - V.row_starts[i];
  hand_in(sizes, ranks);
  hand_in(V.columns, ranks);
  hand_in(V.values, ranks);
  V.rows = std::ssize(sizes);
  V.row_starts.assign(1, 0);
  std::inclusive_scan(sizes.begin(), sizes.end(), std::back_inserter(V.row_starts));
  V.blocks = cut_into_blocks(V.row_starts, block_entries);
}

void hand_in(WeightedMatrix& V, FoldedRows& rows, const RunContext& context) {
  Collective& ranks = *context.ranks;
  if (ranks.is_alone()) return;
  hand_in(rows.W, ranks);
  hand_in(rows.explained, ranks);
  hand_in(V.values, ranks, context.config.nmf.block_entries);
  hand_in(V.document_scales, ranks);
}

template void hand_in(BasicFactor<float>&, Collective&);
template void hand_in(BasicFactor<double>&, Collective&);
template void hand_in(BasicSparseMatrix<float>&, Collective&, std::int64_t);
template void hand_in(BasicSparseMatrix<double>&, Collective&, std::int64_t);

}  // namespace topicmill
