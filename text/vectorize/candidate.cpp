#include "text/vectorize/candidate.hpp"

#include <iterator>

#include "base/packing.hpp"

namespace topicmill {
namespace {

/// Sums of some terms, over ranks.
struct SumsOfTerms {
  std::vector<TermSums> of;

  SumsOfTerms& operator+=(const SumsOfTerms& other) {
    for (std::size_t i = 0; i < of.size(); ++i) {
      of[i].document_frequency += other.of[i].document_frequency;
      of[i].count += other.of[i].count;
    }
    return *this;
  }

  template <class Visit>
  void each_part(const Visit& visit) {
    visit(of.data(), of.size() * sizeof(TermSums));
  }
};

}  // namespace

std::uint64_t head_of(std::string_view term) {
  std::uint64_t head = 0;
  for (std::size_t i = 0; i < 8; ++i) head = head << 8 | (i < term.size() ? static_cast<std::uint8_t>(term[i]) : 0U);
  return head;
}

std::vector<Candidate> brought_together(const std::vector<Candidate>& found, const CountedCorpus& corpus,
                                        std::vector<KeptTerm>& texts, PrunedCounts& result) {
  Collective& ranks = *corpus.ranks;
  std::vector<KeptTerm> mine;
  for (const Candidate& candidate : found) mine.push_back({std::string(candidate.text), candidate.sums});
  for (const Bytes& bytes : gathered(ranks, packed(mine))) {
    auto of_rank = unpacked<std::vector<KeptTerm>>(bytes);
    std::move(of_rank.begin(), of_rank.end(), std::back_inserter(texts));
  }
  std::vector<Candidate> all;
  for (const KeptTerm& term : texts) {
    const auto id = corpus.terms.find(term.text);
    all.push_back({head_of(term.text), term.text, term.sums, id.value_or(TermTable::is_dropped)});
  }
  result.dropped.min_df = sum_over_ranks(ranks, result.dropped.min_df);
  result.dropped.max_df = sum_over_ranks(ranks, result.dropped.max_df);
  RareTerms rare;
  for (const Bytes& bytes : gathered(ranks, bytes_of(result.rare.terms()))) {
    std::vector<RareTerm> of_rank;
    append_values(bytes, of_rank);
    rare = join_rare(rare, RareTerms(std::move(of_rank)));
  }
  result.rare = std::move(rare);
  return all;
}

void sum_over_ranks(Collective& ranks, std::vector<TermSums>& sums) {
  SumsOfTerms all{std::move(sums)};
  join_over_ranks(ranks, all);
  sums = std::move(all.of);
}

}  // namespace topicmill
