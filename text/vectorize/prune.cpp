// Which terms stay, and the matrix of those that do.
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <unordered_set>

#include "text/counting/owned_terms.hpp"
#include "text/vectorize/candidate.hpp"
#include "text/vectorize/fixed_vocabulary.hpp"
#include "text/vectorize/former_terms.hpp"
#include "text/vectorize/no_term_left.hpp"
#include "text/vectorize/prune_in_order.hpp"
#include "text/vectorize/take_matrix.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {
namespace {

using KnownTexts = std::unordered_set<std::string_view>;

/// What was counted before: terms that stay, others that were rare, and of how many rows they are.
struct Before {
  KnownTexts terms{};
  RareTerms rare{};
  std::int64_t rows = 0;
};

/// Terms within the limits, in no order, but for those that stay anyway. `rows`: those that the sums are over.
std::vector<Candidate> within_limits(const TermTable& terms, std::int64_t rows, const VectorizeOptions& options,
                                     const Before& before, PrunedCounts& result) {
  const double min = options.min_df.of(rows);
  const double max = options.max_df.of(rows);
  std::vector<Candidate> kept;
  RareTermsBuilder rare;
  terms.for_each([&](std::uint32_t id) {
    const std::string_view text = terms.term(id);
    if (before.terms.contains(text)) return;
    TermSums sums = terms.sums(id);
    sums.document_frequency += before.rare.frequency_of(text);
    const auto frequency = static_cast<double>(sums.document_frequency);
    if (frequency < min) {
      ++result.dropped.min_df;
      rare.add(text, sums.document_frequency);
    } else if (frequency > max) {
      ++result.dropped.max_df;
    } else {
      kept.push_back({head_of(text), text, sums, id});
    }
  });
  std::vector<std::string_view> joined;
  for (const Candidate& candidate : kept) joined.push_back(candidate.text);
  rare.add_others(before.rare, joined);
  result.rare = std::move(rare).finish();
  return kept;
}

/// All rows that were counted, on whichever rank.
std::int64_t rows_of_all(const CountedCorpus& corpus) { return sum_over_ranks(*corpus.ranks, corpus.rows()); }

/// Terms within the limits, over all ranks.
std::vector<Candidate> within_limits_of_all(const CountedCorpus& corpus, const VectorizeOptions& options,
                                            const Before& before, std::vector<KeptTerm>& texts, PrunedCounts& result) {
  const std::int64_t rows = rows_of_all(corpus) + before.rows;
  const TermTable owned = corpus.ranks->is_alone() ? TermTable() : owned_terms(corpus.terms, *corpus.ranks);
  const TermTable& terms = corpus.ranks->is_alone() ? corpus.terms : owned;
  result.distinct_terms = sum_over_ranks(*corpus.ranks, static_cast<std::int64_t>(terms.size()));
  if (corpus.ranks->is_alone()) return within_limits(terms, rows, options, before, result);
  return brought_together(within_limits(owned, rows, options, before, result), corpus, texts, result);
}

/// Gives each term the place of its column.
void place_in_columns(const CountedCorpus& corpus, std::vector<Candidate>& kept) {
  const TermTable::Ids& ids = corpus.ids.front();
  std::vector<std::uint64_t> columns(corpus.terms.id_limit());
  for (std::size_t column = 0; column < ids.size(); ++column) columns[ids[column]] = column;
  for (auto& candidate : kept) candidate.head = columns[candidate.id];
}

/// Leaves the `most` terms of the highest counts; of equal counts the one of the lower code point stays.
void keep_most_frequent(std::int64_t most, std::vector<Candidate>& kept, DroppedTerms& dropped) {
  const auto room = static_cast<std::size_t>(most);
  if (kept.size() <= room) return;
  const auto comes_first = [](const Candidate& a, const Candidate& b) {
    return a.sums.count != b.sums.count ? a.sums.count > b.sums.count : precedes(a, b);
  };
  std::nth_element(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(room), kept.end(), comes_first);
  dropped.max_features = static_cast<std::int64_t>(kept.size() - room);
  kept.resize(room);
  std::sort(kept.begin(), kept.end(), precedes);
}

/// The terms that the limits leave, by code point, or in the order of their columns.
std::vector<Candidate> not_pruned(const CountedCorpus& corpus, const VectorizeOptions& options, bool in_order,
                                  const Before& before, std::vector<KeptTerm>& texts, PrunedCounts& result) {
  auto kept = within_limits_of_all(corpus, options, before, texts, result);
  if (in_order) place_in_columns(corpus, kept);
  tbb::parallel_sort(kept.begin(), kept.end(), precedes);
  const auto room = [&](std::int64_t most) { return std::max<std::int64_t>(most - std::ssize(before.terms), 0); };
  if (options.max_features) keep_most_frequent(room(*options.max_features), kept, result.dropped);
  return kept;
}

/// The terms of the vocabulary, sorted, in its order; those that no document here has are no id of the table.
std::vector<Candidate> listed(const CountedCorpus& corpus, const std::vector<std::string>& vocabulary,
                              PrunedCounts& result) {
  const TermTable& terms = corpus.terms;
  std::vector<Candidate> kept;
  std::vector<TermSums> sums;
  for (const std::string& term : vocabulary) {
    const auto id = terms.find(term);
    sums.push_back(id ? terms.sums(*id) : TermSums{});
    kept.push_back({0, term, {}, id.value_or(TermTable::is_dropped)});
  }
  sum_over_ranks(*corpus.ranks, sums);
  std::int64_t absent = 0;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    kept[i].sums = sums[i];
    absent += sums[i].document_frequency > 0 ? 0 : 1;
  }
  result.absent_terms = absent;
  const auto distinct = corpus.ranks->is_alone() ? terms.size() : owned_terms(terms, *corpus.ranks).size();
  result.distinct_terms = sum_over_ranks(*corpus.ranks, static_cast<std::int64_t>(distinct));
  result.dropped.not_listed = result.distinct_terms + absent - std::ssize(kept);
  return kept;
}

bool is_in_corpus(const Candidate& candidate) { return candidate.id != TermTable::is_dropped; }

bool has_any(const std::vector<Candidate>& kept, const CountedCorpus& corpus) {
  const auto here = static_cast<std::int64_t>(std::any_of(kept.begin(), kept.end(), is_in_corpus));
  return sum_over_ranks(*corpus.ranks, here) > 0;
}

double idf_of(DocumentWeight weight, std::int64_t documents, std::int64_t frequency) {
  const auto n = static_cast<double>(documents);
  const auto df = static_cast<double>(frequency);
  switch (weight) {
    case DocumentWeight::smooth:
      return std::log((1 + n) / (1 + df)) + 1;
    case DocumentWeight::standard:
      return std::log(n / std::max(df, 1.0)) + 1;  // a term that no document has weighs as one that a single one has
    case DocumentWeight::bm25:
      return std::log((n - df + 0.5) / (df + 0.5) + 1);
    case DocumentWeight::none:
      return 1;
  }
  return 1;
}

/// Fractions round up: what is above 0 does not count as nothing.
std::int64_t whole(double count) { return static_cast<std::int64_t>(std::ceil(count)); }

std::vector<std::int64_t> row_sums(const SparseMatrix& counts) {
  std::vector<std::int64_t> sums(static_cast<std::size_t>(counts.rows));
  tbb::parallel_for(std::int64_t{0}, counts.rows, [&](std::int64_t row) {
    const auto values = counts.row_values(row);
    sums[static_cast<std::size_t>(row)] = whole(std::accumulate(values.begin(), values.end(), 0.0));
  });
  return sums;
}

std::vector<Term> terms_of(const std::vector<Candidate>& kept, const VectorizeOptions& options, std::int64_t rows) {
  std::vector<Term> terms(kept.size());
  tbb::parallel_for(std::size_t{0}, kept.size(), [&](std::size_t i) {
    const TermSums& sums = kept[i].sums;
    terms[i] = {std::string(kept[i].text), sums.document_frequency, whole(sums.count),
                idf_of(options, rows, sums.document_frequency)};
  });
  return terms;
}

/// The columns of the kept terms by their ids in the table; is_dropped for the rest.
TermTable::Ids columns_of(const TermTable& terms, const std::vector<Candidate>& kept) {
  TermTable::Ids columns(terms.id_limit(), TermTable::is_dropped);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (is_in_corpus(kept[i])) columns[kept[i].id] = static_cast<std::uint32_t>(i);
  }
  return columns;
}

/// Makes the matrix. `rows`: those that the sums of the candidates are over.
PrunedCounts take(const std::vector<Candidate>& kept, const VectorizeOptions& options, std::int64_t rows,
                  CountedCorpus& corpus, PrunedCounts result) {
  result.terms = terms_of(kept, options, rows);
  result.counts = take_matrix(corpus, columns_of(corpus.terms, kept), static_cast<std::int64_t>(kept.size()));
  result.known_tokens = row_sums(result.counts);
  return result;
}

PrunedCounts prune(CountedCorpus& corpus, const VectorizeOptions& options, bool in_order) {
  PrunedCounts result;
  std::vector<KeptTerm> texts;
  const auto vocabulary = options.vocabulary ? fixed_vocabulary(*options.vocabulary) : std::vector<std::string>();
  const auto kept = options.vocabulary ? listed(corpus, vocabulary, result)
                                       : not_pruned(corpus, options, in_order, {}, texts, result);
  if (!has_any(kept, corpus)) throw no_term_left(corpus, options, result.dropped);
  return take(kept, options, rows_of_all(corpus), corpus, std::move(result));
}

/// Former terms with what both corpora have of them.
std::vector<Candidate> with_sums_of_both(const FormerTerms& former, const TermTable& terms) {
  std::vector<Candidate> kept;
  for (const Term& term : former.terms) {
    const auto id = terms.find(term.text);
    TermSums sums = id ? terms.sums(*id) : TermSums{};
    sums.document_frequency += term.document_frequency;
    sums.count += static_cast<double>(term.count);
    kept.push_back({head_of(term.text), term.text, sums, id.value_or(TermTable::is_dropped)});
  }
  return kept;
}

}  // namespace

double idf_of(const VectorizeOptions& options, std::int64_t documents, std::int64_t frequency) {
  const double idf = idf_of(options.idf, documents, frequency);
  return options.idf_power == 1 ? idf : std::pow(idf, options.idf_power);
}

PrunedCounts prune(CountedCorpus& corpus, const VectorizeOptions& options) { return prune(corpus, options, false); }

PrunedCounts prune_in_order(CountedCorpus& corpus, const VectorizeOptions& options) {
  return prune(corpus, options, true);
}

PrunedCounts prune_onto(const FormerTerms& former, CountedCorpus& corpus, const VectorizeOptions& options) {
  PrunedCounts result;
  std::vector<KeptTerm> texts;
  const auto vocabulary = options.vocabulary ? fixed_vocabulary(*options.vocabulary) : std::vector<std::string>();
  auto kept = with_sums_of_both(former, corpus.terms);
  Before before{{}, former.rare, former.rows};
  for (const Candidate& candidate : kept) before.terms.insert(candidate.text);
  auto joining = options.vocabulary ? listed(corpus, vocabulary, result)
                                    : not_pruned(corpus, options, false, before, texts, result);
  std::erase_if(joining, [&](const Candidate& candidate) { return before.terms.contains(candidate.text); });
  for (Candidate& candidate : joining) candidate.head = head_of(candidate.text);
  kept.insert(kept.end(), joining.begin(), joining.end());
  std::sort(kept.begin(), kept.end(), precedes);
  return take(kept, options, corpus.rows() + former.rows, corpus, std::move(result));
}

}  // namespace topicmill
