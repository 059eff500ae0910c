#include "text/counting/count_corpus.hpp"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>

#include "text/counting/limit_memory.hpp"
#include "text/counting/merge_counts.hpp"
#include "text/counting/remove_duplicates.hpp"

namespace topicmill {
namespace {

using Counters = tbb::enumerable_thread_specific<DocumentCounter>;

/// How many batches are counted before what is in memory is looked at: as many as may fill a good part of the bound, a
/// number that never depends on threads.
std::int64_t round_size(const CountOptions& options) {
  constexpr std::int64_t batch_counts_bytes = std::int64_t{4} << 20;  // of a batch in which all terms are new
  if (!options.memory_bytes) return all_batches;
  return std::clamp<std::int64_t>(*options.memory_bytes / batch_counts_bytes, 4, 64);
}

void append_round(std::vector<BatchCounts>&& batches, Counters& counters, CountedCorpus& corpus) {
  std::vector<const SummedVocabulary*> vocabularies;
  for (auto& counter : counters) {
    counter.close();
    vocabularies.push_back(&counter.terms());
  }
  append_counts(std::move(batches), vocabularies, corpus);
}

/// Counts a round of batches; false where it was the last.
bool count_round(CorpusReader& reader, const Analyzer& analyzer, const CountOptions& options,
                 DuplicateRemover* duplicates, CountedCorpus& corpus) {
  Counters counters([&] { return DocumentCounter(analyzer, options.duplicates, options.passages); });
  std::vector<BatchCounts> batches;
  const auto count = [&](Batch&& batch) {
    if (options.watch) options.watch(batch);
    return counters.local().count(std::move(batch));
  };
  const auto collect = [&](BatchCounts&& counts) {
    if (duplicates) duplicates->remove_from(counts);
    batches.push_back(std::move(counts));
  };
  const auto documents_before = static_cast<std::int64_t>(corpus.documents.size());
  const auto report = [&](std::int64_t bytes, std::int64_t bytes_total, std::int64_t documents) {
    if (options.progress) options.progress(bytes, bytes_total, documents_before + documents);
  };
  const bool has_more = pass_over<BatchCounts>(reader, count, collect, report, round_size(options));
  append_round(std::move(batches), counters, corpus);
  if (options.memory_bytes) limit_memory(*options.memory_bytes, corpus);
  return has_more;
}

}  // namespace

CountedCorpus count_corpus(CorpusReader& reader, const Analyzer& analyzer, const CountOptions& options) {
  CountedCorpus corpus;
  corpus.ranks = options.ranks;
  reader.take_share(options.ranks->rank(), options.ranks->size());
  if (options.passages) corpus.passages.emplace();
  std::optional<DuplicateRemover> duplicates;
  if (options.duplicates) duplicates.emplace(*options.duplicates);
  while (count_round(reader, analyzer, options, duplicates ? &*duplicates : nullptr, corpus)) {
  }
  reader.meet(*options.ranks);
  if (duplicates) {
    corpus.duplicates = duplicates->take();
    drop_rare_terms(0, corpus);
  }
  return corpus;
}

}  // namespace topicmill
