// What the ranks of a run have made of their rows, brought together for the one that writes.
#pragma once

#include "nmf/fold_in/fold_in.hpp"
#include "pipeline/corpus/run_context.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {

/// The rows of a factor of all ranks go to the first, which lies as if there had been no others; the others keep none.
template <class T>
void hand_in(BasicFactor<T>& W, Collective& ranks);

/// The same of a matrix. Its blocks are those of a process alone.
template <class T>
void hand_in(BasicSparseMatrix<T>& V, Collective& ranks, std::int64_t block_entries);

/// The same of all that a run knows of its rows.
void hand_in(WeightedMatrix& V, FoldedRows& rows, const RunContext& context);

}  // namespace topicmill
