#include "text/document_counter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace topicmill {
namespace {

/// Puts the rejects from number `read` on, which the counter made, among those of the reader: in corpus order.
void merge_rejects(std::vector<Reject>& rejects, std::size_t read) {
  const auto comes_before = [](const Reject& a, const Reject& b) { return a.documents_before < b.documents_before; };
  std::inplace_merge(rejects.begin(), rejects.begin() + static_cast<std::ptrdiff_t>(read), rejects.end(), comes_before);
}

}  // namespace

BatchCounts DocumentCounter::count(Batch&& batch) {
  BatchCounts result;
  result.vocabulary = &terms_;
  result.rejects = std::move(batch.rejects);
  result.documents.reserve(batch.documents.size());
  result.block.ends.reserve(batch.documents.size());
  const std::size_t read_rejects = result.rejects.size();
  for (std::size_t place = 0; place < batch.documents.size(); ++place) {
    Document& document = batch.documents[place];
    analyze(document.text);
    if (is_too_short()) {
      reject_short(document, place, result);
      continue;
    }
    if (duplicates_) result.fingerprints.push_back(std::move(fingerprint_));
    count_terms(tokens_.list(), result.block.counts);
    result.block.ends.push_back(result.block.counts.size());
    if (document.origin == document.id) document.origin = {};
    result.documents.push_back({std::move(document.id), std::move(document.origin), std::move(document.metadata),
                                static_cast<std::int64_t>(tokens_.list().size()), tokens_.language()});
    std::string().swap(document.text);
  }
  if (result.rejects.size() > read_rejects) merge_rejects(result.rejects, read_rejects);
  result.block.counts.shrink_to_fit();
  return result;
}

bool DocumentCounter::is_too_short() const {
  return static_cast<std::int64_t>(tokens_.list().size()) < analyzer_.min_tokens();
}

void DocumentCounter::reject_short(Document& document, std::size_t place, BatchCounts& result) const {
  const std::size_t tokens = tokens_.list().size();
  const auto reason = fmt::format("{} token{}, fewer than text.min_tokens ({})", tokens, tokens == 1 ? "" : "s",
                                  analyzer_.min_tokens());
  result.rejects.push_back({std::move(document.origin), reason, place});
  std::string().swap(document.text);
}

void DocumentCounter::close() {
  terms_.vocabulary.close();
  tokens_ = {};
  std::vector<std::uint32_t>().swap(ids_);
  std::vector<std::uint32_t>().swap(distinct_);
  std::vector<std::uint32_t>().swap(tallies_);
}

void DocumentCounter::analyze(std::string_view text) {
  if (!duplicates_) return analyzer_.analyze(text, tokens_);
  analyzer_.analyze(text, tokens_, [&](const Tokens& cut) { fingerprint_ = duplicates_->fingerprint(text, cut); });
}

/// Whether a token is the first of its term is as good as random to the processor: so no branch on it.
void DocumentCounter::count_terms(std::span<const Token> tokens, std::vector<TermCount>& counts) {
  terms_.vocabulary.intern(tokens, ids_);
  tallies_.resize(terms_.vocabulary.size(), 0);
  terms_.sums.resize(terms_.vocabulary.size());
  distinct_.resize(tokens.size());
  std::size_t size = 0;
  for (const auto id : ids_) {
    distinct_[size] = id;
    size += std::size_t{tallies_[id]++ == 0};
  }
  for (const auto id : std::span(distinct_).first(size)) {
    const std::uint32_t tally = std::exchange(tallies_[id], 0);
    counts.push_back({id, static_cast<float>(tally)});
    ++terms_.sums[id].document_frequency;
    terms_.sums[id].count += tally;
  }
}

}  // namespace topicmill
