// Counts -> matrix.
#pragma once

#include "base/sparse_matrix.hpp"
#include "text/counting/counted_corpus.hpp"

namespace topicmill {

/// The matrix of a corpus, n documents x `cols`: the term with id t in corpus.terms goes to columns[t], or nowhere
/// where that is is_dropped. Takes the counts out of the corpus, block by block, so that they are never in memory
/// twice. Parallel over blocks.
SparseMatrix take_matrix(CountedCorpus& corpus, const TermTable::Ids& columns, std::int64_t cols);

}  // namespace topicmill
