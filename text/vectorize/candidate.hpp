// Terms that may stay, on their way to columns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/counting/term_table.hpp"
#include "text/vectorize/vectorize.hpp"

namespace topicmill {

/// A term that may stay. `head` is its first eight bytes as a number, so that most comparisons need no more, or the
/// place that it keeps.
struct Candidate {
  std::uint64_t head = 0;
  std::string_view text;
  TermSums sums;
  std::uint32_t id = 0;
};

inline bool precedes(const Candidate& a, const Candidate& b) {
  return a.head != b.head ? a.head < b.head : a.text < b.text;
}

std::uint64_t head_of(std::string_view term);

/// A term that stays, on its way to all ranks.
struct KeptTerm {
  std::string text;
  TermSums sums;

  template <class Pack>
  void pack(Pack& packing) {
    packing(text);
    packing(sums);
  }
};

/// What each rank found of the terms that it owns, brought together for all of them; ids are of the terms counted here.
/// `texts` keeps what the candidates refer to.
std::vector<Candidate> brought_together(const std::vector<Candidate>& found, const CountedCorpus& corpus,
                                        std::vector<KeptTerm>& texts, PrunedCounts& result);

/// Adds up what the ranks have counted of some terms, the same on each.
void sum_over_ranks(Collective& ranks, std::vector<TermSums>& sums);

}  // namespace topicmill
