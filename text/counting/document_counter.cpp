#include "text/counting/document_counter.hpp"

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
  result.number = batch.number;
  result.vocabulary = &terms_;
  result.rejects = std::move(batch.rejects);
  result.documents.reserve(batch.documents.size());
  result.block.ends.reserve(batch.documents.size());
  if (is_cut_) result.passages.emplace();
  const std::size_t read_rejects = result.rejects.size();
  for (std::size_t place = 0; place < batch.documents.size(); ++place) {
    Document& document = batch.documents[place];
    const LanguageCode language = cut(document.text);
    const Ids ids = intern_terms();
    if (is_too_short(ids)) {
      reject_short(document, ids, place, result);
      continue;
    }
    if (duplicates_) {
      result.fingerprints.push_back(std::move(fingerprint_));
      result.numbers.push_back(document.number);
    }
    add_rows(ids, result);
    if (document.origin == document.id) document.origin = {};
    result.documents.push_back(
        {std::move(document.id), std::move(document.origin), std::move(document.metadata), std::ssize(ids), language});
    std::string().swap(document.text);
  }
  if (result.rejects.size() > read_rejects) merge_rejects(result.rejects, read_rejects);
  result.block.counts.shrink_to_fit();
  return result;
}

void DocumentCounter::reject_short(Document& document, Ids ids, std::size_t place, BatchCounts& result) const {
  const std::size_t tokens = ids.size();
  const auto reason =
      fmt::format("{} token{}, fewer than text.min_tokens ({})", tokens, tokens == 1 ? "" : "s", min_tokens_);
  result.rejects.push_back({std::move(document.origin), reason, place, document.number});
  std::string().swap(document.text);
}

void DocumentCounter::close() {
  terms_.vocabulary.close();
  analyzer_.reset();
  std::vector<std::uint32_t>().swap(distinct_);
  std::vector<std::uint32_t>().swap(tallies_);
}

/// Returns the language of the document.
LanguageCode DocumentCounter::cut(std::string_view text) {
  const Tokens& cut = analyzer_->cut(text);
  if (duplicates_) fingerprint_ = duplicates_->fingerprint(text, cut);
  return cut.language();
}

DocumentCounter::Ids DocumentCounter::intern_terms() {
  return analyzer_->number(
      [this](std::span<const Token> terms, std::vector<std::uint32_t>& ids) { terms_.vocabulary.intern(terms, ids); });
}

void DocumentCounter::add_rows(Ids ids, BatchCounts& result) {
  std::size_t begin = 0;
  for (const std::size_t end : analyzer_->ends()) {
    count_terms(ids.subspan(begin, end - begin), result.block.counts);
    result.block.ends.push_back(result.block.counts.size());
    begin = end;
  }
  if (result.passages) result.passages->add_document(analyzer_->passages());
}

/// Whether a token is the first of its term is as good as random to the processor: so no branch on it.
void DocumentCounter::count_terms(Ids ids, std::vector<TermCount>& counts) {
  tallies_.resize(terms_.vocabulary.size(), 0);
  terms_.sums.resize(terms_.vocabulary.size());
  distinct_.resize(ids.size());
  std::size_t size = 0;
  for (const auto id : ids) {
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
