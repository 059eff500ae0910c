#include "text/counting/merge_counts.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace topicmill {
namespace {

/// Frees what it moves from.
template <class T>
void append(std::vector<T>&& more, std::vector<T>& all) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
  std::vector<T>().swap(more);
}

/// So that the documents are not in memory twice while they move.
void reserve_documents(const std::vector<BatchCounts>& batches, std::vector<DocumentInfo>& documents) {
  std::size_t size = documents.size();
  for (const auto& batch : batches) size += batch.documents.size();
  if (size > 2 * documents.capacity()) documents.reserve(size);
}

std::size_t place_of(const SummedVocabulary* vocabulary, std::span<const SummedVocabulary* const> vocabularies) {
  return static_cast<std::size_t>(std::find(vocabularies.begin(), vocabularies.end(), vocabulary) -
                                  vocabularies.begin());
}

/// Takes the counts of documents that were removed out of the sums again.
void subtract(const std::vector<TermCount>& removed, const TermTable::Ids& ids, TermTable& terms) {
  for (const auto& count : removed) {
    TermSums& sums = terms.sums(ids[count.term]);
    --sums.document_frequency;
    sums.count -= count.count;
  }
}

}  // namespace

void append_counts(std::vector<BatchCounts>&& batches, std::span<const SummedVocabulary* const> vocabularies,
                   CountedCorpus& corpus) {
  const std::size_t first = corpus.ids.size();
  append(corpus.terms.add(vocabularies), corpus.ids);
  reserve_documents(batches, corpus.documents);
  for (auto& batch : batches) {
    batch.block.vocabulary = first + place_of(batch.vocabulary, vocabularies);
    subtract(batch.removed, corpus.ids[batch.block.vocabulary], corpus.terms);
    corpus.blocks.push_back(std::move(batch.block));
    corpus.batches.push_back(
        {batch.number, std::ssize(batch.documents), std::ssize(batch.rejects), std::ssize(corpus.blocks.back().ends)});
    if (batch.passages) corpus.passages->append(*std::exchange(batch.passages, std::nullopt));
    append(std::move(batch.documents), corpus.documents);
    append(std::move(batch.rejects), corpus.rejects);
  }
}

}  // namespace topicmill
