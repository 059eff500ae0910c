#include "text/merge_counts.hpp"

#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <iterator>

namespace topicmill {
namespace {

/// One term of one vocabulary. `head` is its first eight bytes as a number, so that most comparisons need no more.
struct Entry {
  std::uint64_t head = 0;
  std::string_view term;
  std::uint32_t vocabulary = 0;
  std::uint32_t id = 0;
};

std::uint64_t head_of(std::string_view term) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < 8; ++i) head = head << 8 | (i < term.size() ? static_cast<std::uint8_t>(term[i]) : 0U);
  return head;
}

bool precedes(const Entry& a, const Entry& b) { return a.head != b.head ? a.head < b.head : a.term < b.term; }

/// The terms of all vocabularies, equal ones next to each other, by byte order.
std::vector<Entry> sorted_entries(std::span<const Vocabulary* const> vocabularies) {
  std::vector<std::size_t> starts{0};
  for (const auto* vocabulary : vocabularies) starts.push_back(starts.back() + vocabulary->size());
  std::vector<Entry> entries(starts.back());
  for (std::size_t v = 0; v < vocabularies.size(); ++v) {
    tbb::parallel_for(std::size_t{0}, vocabularies[v]->size(), [&](std::size_t i) {
      const auto id = static_cast<std::uint32_t>(i);
      const std::string_view term = vocabularies[v]->term(id);
      entries[starts[v] + i] = {head_of(term), term, static_cast<std::uint32_t>(v), id};
    });
  }
  tbb::parallel_sort(entries.begin(), entries.end(), precedes);
  return entries;
}

/// Final terms, and for each vocabulary the final id of each of its own.
struct MergedTerms {
  std::vector<std::string> terms;
  std::vector<std::vector<std::uint32_t>> final_ids;
};

/// Places of the first entry of each distinct term.
std::vector<std::size_t> first_places(const std::vector<Entry>& entries) {
  std::vector<std::uint8_t> is_first(entries.size());
  tbb::parallel_for(std::size_t{0}, entries.size(),
                    [&](std::size_t i) { is_first[i] = i == 0 || precedes(entries[i - 1], entries[i]); });
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (is_first[i]) places.push_back(i);
  }
  places.push_back(entries.size());
  return places;
}

MergedTerms merge_terms(std::span<const Vocabulary* const> vocabularies) {
  const auto entries = sorted_entries(vocabularies);
  const auto places = first_places(entries);
  MergedTerms merged;
  for (const auto* vocabulary : vocabularies) merged.final_ids.emplace_back(vocabulary->size());
  merged.terms.resize(places.size() - 1);
  tbb::parallel_for(std::size_t{0}, merged.terms.size(), [&](std::size_t id) {
    merged.terms[id] = entries[places[id]].term;
    for (std::size_t i = places[id]; i < places[id + 1]; ++i) {
      merged.final_ids[entries[i].vocabulary][entries[i].id] = static_cast<std::uint32_t>(id);
    }
  });
  return merged;
}

/// First row and first non-zero of each batch.
struct Place {
  std::size_t row = 0;
  std::size_t nonzero = 0;
};

std::vector<Place> places_of(const std::vector<BatchCounts>& batches) {
  std::vector<Place> places{{}};
  for (const auto& batch : batches) {
    places.push_back({places.back().row + batch.documents.size(), places.back().nonzero + batch.counts.size()});
  }
  return places;
}

/// Writes the rows of a batch: columns by the final ids, ascending.
void write_rows(BatchCounts& batch, const std::vector<std::uint32_t>& final_ids, Place at, SparseMatrix& counts) {
  for (auto& count : batch.counts) count.term = final_ids[count.term];
  std::size_t begin = 0;
  for (const std::size_t end : batch.ends) {
    const std::span<TermCount> row(batch.counts.data() + begin, end - begin);
    std::sort(row.begin(), row.end(), [](const TermCount& a, const TermCount& b) { return a.term < b.term; });
    for (std::size_t i = 0; i < row.size(); ++i) {
      counts.columns[at.nonzero + begin + i] = row[i].term;
      counts.values[at.nonzero + begin + i] = static_cast<float>(row[i].count);
    }
    counts.row_starts[++at.row] = static_cast<std::int64_t>(at.nonzero + end);
    begin = end;
  }
}

SparseMatrix merge_matrix(std::vector<BatchCounts>& batches, std::span<const Vocabulary* const> vocabularies,
                          const MergedTerms& merged) {
  const auto places = places_of(batches);
  SparseMatrix counts;
  counts.rows = static_cast<std::int64_t>(places.back().row);
  counts.cols = static_cast<std::int64_t>(merged.terms.size());
  counts.row_starts.resize(places.back().row + 1);
  counts.columns.resize(places.back().nonzero);
  counts.values.resize(places.back().nonzero);
  tbb::parallel_for(std::size_t{0}, batches.size(), [&](std::size_t b) {
    const auto v = std::find(vocabularies.begin(), vocabularies.end(), batches[b].vocabulary) - vocabularies.begin();
    write_rows(batches[b], merged.final_ids[static_cast<std::size_t>(v)], places[b], counts);
    batches[b].counts = {};
  });
  return counts;
}

template <class T>
void append(std::vector<T>& all, std::vector<T>& more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

}  // namespace

CountedCorpus merge_counts(std::vector<BatchCounts>&& batches, std::span<const Vocabulary* const> vocabularies) {
  CountedCorpus corpus;
  MergedTerms merged = merge_terms(vocabularies);
  corpus.counts = merge_matrix(batches, vocabularies, merged);
  corpus.terms = std::move(merged.terms);
  for (auto& batch : batches) {
    append(corpus.documents, batch.documents);
    append(corpus.rejects, batch.rejects);
  }
  return corpus;
}

}  // namespace topicmill
