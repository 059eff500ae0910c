#include "text/vectorize/rare_terms.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <tbb/parallel_sort.h>

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace topicmill {
namespace {

constexpr std::size_t most = std::size_t{1} << 20;

std::uint64_t hash_of(std::string_view term) { return XXH3_64bits(term.data(), term.size()); }

bool has_lower_hash(const RareTerm& a, const RareTerm& b) { return a.hash < b.hash; }

bool comes_first(const RareTerm& a, const RareTerm& b) {
  return a.document_frequency != b.document_frequency ? a.document_frequency > b.document_frequency
                                                      : has_lower_hash(a, b);
}

}  // namespace

std::int64_t RareTerms::frequency_of(std::string_view term) const {
  if (terms_.empty()) return 0;
  const RareTerm sought{hash_of(term), 0};
  const auto at = std::lower_bound(terms_.begin(), terms_.end(), sought, has_lower_hash);
  return at != terms_.end() && at->hash == sought.hash ? at->document_frequency : 0;
}

void RareTermsBuilder::add(std::string_view term, std::int64_t document_frequency) {
  add({hash_of(term), document_frequency});
}

void RareTermsBuilder::add(RareTerm term) {
  terms_.push_back(term);
  if (terms_.size() == 2 * most) cut();
}

/// What stays does not depend on when it is called.
void RareTermsBuilder::cut() {
  if (terms_.size() <= most) return;
  std::nth_element(terms_.begin(), terms_.begin() + static_cast<std::ptrdiff_t>(most), terms_.end(), comes_first);
  terms_.resize(most);
}

void RareTermsBuilder::add_others(const RareTerms& former, const std::vector<std::string_view>& joined) {
  if (former.terms().empty()) return;
  std::unordered_set<std::uint64_t> known;
  for (const RareTerm& term : terms_) known.insert(term.hash);
  for (const auto term : joined) known.insert(hash_of(term));
  for (const RareTerm& term : former.terms()) {
    if (!known.contains(term.hash)) add(term);
  }
}

RareTerms join_rare(const RareTerms& a, const RareTerms& b) {
  std::unordered_map<std::uint64_t, std::int64_t> of_b;
  for (const RareTerm& term : b.terms()) of_b.emplace(term.hash, term.document_frequency);
  RareTermsBuilder builder;
  for (const RareTerm& term : a.terms()) {
    const auto both = of_b.extract(term.hash);
    builder.add({term.hash, term.document_frequency + (both ? both.mapped() : 0)});
  }
  for (const auto& [hash, frequency] : of_b) builder.add({hash, frequency});
  return std::move(builder).finish();
}

RareTerms RareTermsBuilder::finish() && {
  cut();
  tbb::parallel_sort(terms_.begin(), terms_.end(), has_lower_hash);
  return RareTerms(std::move(terms_));
}

}  // namespace topicmill
