#include "pipeline/corpus/gather_documents.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/packing.hpp"

namespace topicmill {
namespace {

/// What one rank has read.
struct Read {
  std::vector<CountedBatch> batches;
  std::vector<DocumentInfo> documents;
  std::vector<Reject> rejects;
  std::vector<Passage> passages;
  std::vector<std::int64_t> ends;

  template <class Pack>
  void pack(Pack& packing) {
    packing(batches);
    packing(documents);
    packing(rejects);
    packing(passages);
    packing(ends);
  }
};

Read take(CountedCorpus& corpus) {
  Read read{std::move(corpus.batches), std::move(corpus.documents), std::move(corpus.rejects), {}, {}};
  if (corpus.passages) {
    read.passages = std::move(corpus.passages->list);
    read.ends = std::move(corpus.passages->ends);
    corpus.passages.emplace();
  }
  corpus.batches.clear();
  corpus.documents.clear();
  corpus.rejects.clear();
  return read;
}

/// What a rank has read, to be taken batch by batch.
class Reading {
 public:
  explicit Reading(Read read) : read_(std::move(read)) {}

  /// Of the batch that is next here; behind all others where there is none.
  std::int64_t number() const {
    return batch_ < read_.batches.size() ? read_.batches[batch_].number : std::numeric_limits<std::int64_t>::max();
  }

  void take_batch(CountedCorpus& corpus) {
    const CountedBatch& batch = read_.batches[batch_++];
    for (std::int64_t d = 0; d < batch.documents; ++d) take_passages(document_ + static_cast<std::size_t>(d), corpus);
    move(batch.documents, read_.documents, document_, corpus.documents);
    move(batch.rejects, read_.rejects, reject_, corpus.rejects);
    corpus.batches.push_back(batch);
  }

 private:
  template <class Value>
  static void move(std::int64_t count, std::vector<Value>& from, std::size_t& next, std::vector<Value>& to) {
    const auto begin = std::make_move_iterator(from.begin() + static_cast<std::ptrdiff_t>(next));
    to.insert(to.end(), begin, begin + count);
    next += static_cast<std::size_t>(count);
  }

  void take_passages(std::size_t document, CountedCorpus& corpus) const {
    if (!corpus.passages) return;
    const auto begin = static_cast<std::size_t>(document == 0 ? 0 : read_.ends[document - 1]);
    const auto end = static_cast<std::size_t>(read_.ends[document]);
    corpus.passages->add_document(std::span(read_.passages).subspan(begin, end - begin));
  }

  Read read_;
  std::size_t batch_ = 0;
  std::size_t document_ = 0;
  std::size_t reject_ = 0;
};

}  // namespace

std::vector<std::int64_t> row_numbers(const CountedCorpus& corpus) {
  if (corpus.ranks->is_alone()) return {};
  std::vector<CountedBatch> all = gathered(*corpus.ranks, corpus.batches);
  std::sort(all.begin(), all.end(), [](const CountedBatch& a, const CountedBatch& b) { return a.number < b.number; });
  std::vector<std::int64_t> numbers;
  std::int64_t row = 0;
  auto mine = corpus.batches.begin();
  for (const CountedBatch& batch : all) {
    const bool is_mine = mine != corpus.batches.end() && mine->number == batch.number;
    for (std::int64_t i = 0; is_mine && i < batch.rows; ++i) numbers.push_back(row + i);
    if (is_mine) ++mine;
    row += batch.rows;
  }
  return numbers;
}

void gather_documents(CountedCorpus& corpus) {
  Collective& ranks = *corpus.ranks;
  if (ranks.is_alone()) return;
  Read mine = take(corpus);
  std::vector<Reading> readings;
  for (const Bytes& bytes : gathered_at_first(ranks, packed(mine))) readings.emplace_back(unpacked<Read>(bytes));
  const auto next = [&] {
    return std::min_element(readings.begin(), readings.end(),
                            [](const Reading& a, const Reading& b) { return a.number() < b.number(); });
  };
  if (readings.empty()) return;
  for (auto reading = next(); reading->number() < std::numeric_limits<std::int64_t>::max(); reading = next()) {
    reading->take_batch(corpus);
  }
}

}  // namespace topicmill
