#include "text/counting/limit_memory.hpp"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <numeric>

namespace topicmill {
namespace {

constexpr std::int64_t term_bytes = 120;  // of its sums, its keys and its places in hash tables, beside its text
constexpr auto count_bytes = static_cast<std::int64_t>(sizeof(TermCount));

/// With its counts.
std::int64_t bytes_of(const TermTable& terms, std::uint32_t id) {
  return term_bytes + static_cast<std::int64_t>(terms.term(id).size()) +
         count_bytes * terms.sums(id).document_frequency;
}

/// The fewest documents that a term must exceed for the rest to take at most `bytes`; never more than `most`.
/// `held` is what all of them take.
std::int64_t find_limit(const CountedCorpus& corpus, std::int64_t held, std::int64_t bytes, std::int64_t most) {
  std::vector<std::int64_t> bytes_by_documents(static_cast<std::size_t>(most) + 1);
  corpus.terms.for_each([&](std::uint32_t id) {
    const auto documents = corpus.terms.sums(id).document_frequency;
    if (documents <= most) bytes_by_documents[static_cast<std::size_t>(documents)] += bytes_of(corpus.terms, id);
  });
  std::int64_t left = held;
  std::int64_t documents = 0;
  while (left > bytes && documents < most) left -= bytes_by_documents[static_cast<std::size_t>(++documents)];
  return documents;
}

/// Leaves the counts of terms that stay, under their new ids.
void rewrite_block(const TermTable::Ids& ids, const TermTable::Ids& new_ids, CountBlock& block) {
  std::size_t kept = 0;
  std::size_t begin = 0;
  for (auto& end : block.ends) {
    for (std::size_t i = begin; i < end; ++i) {
      const auto id = new_ids[ids[block.counts[i].term]];
      if (id != TermTable::is_dropped) block.counts[kept++] = {id, block.counts[i].count};
    }
    begin = std::exchange(end, kept);
  }
  block.counts.resize(kept);
  block.counts.shrink_to_fit();
}

}  // namespace

std::int64_t counted_bytes(const CountedCorpus& corpus) {
  std::int64_t bytes = 0;
  corpus.terms.for_each([&](std::uint32_t id) { bytes += bytes_of(corpus.terms, id); });
  return bytes;
}

void drop_rare_terms(std::int64_t documents, CountedCorpus& corpus) {
  const auto new_ids = corpus.terms.drop_rare(documents);
  tbb::parallel_for(std::size_t{0}, corpus.blocks.size(), [&](std::size_t b) {
    auto& block = corpus.blocks[b];
    rewrite_block(corpus.ids[block.vocabulary], new_ids, block);
    block.vocabulary = 0;
  });
  corpus.ids.assign(1, TermTable::Ids(corpus.terms.id_limit()));
  std::iota(corpus.ids.front().begin(), corpus.ids.front().end(), 0U);
}

void limit_memory(std::int64_t bytes, CountedCorpus& corpus) {
  const std::int64_t held = counted_bytes(corpus);
  if (held <= bytes) return;
  const auto most = std::max<std::int64_t>(1, corpus.rows() / 100);
  const std::int64_t documents = find_limit(corpus, held, bytes / 2, most);
  const std::size_t before = corpus.terms.size();
  drop_rare_terms(documents, corpus);
  corpus.forgotten.terms += static_cast<std::int64_t>(before - corpus.terms.size());
  corpus.forgotten.documents = std::max(corpus.forgotten.documents, documents);
}

}  // namespace topicmill
