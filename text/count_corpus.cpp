#include "text/count_corpus.hpp"

#include <tbb/enumerable_thread_specific.h>

#include "text/limit_memory.hpp"
#include "text/merge_counts.hpp"
#include "text/remove_duplicates.hpp"

namespace topicmill {
namespace {

using Counters = tbb::enumerable_thread_specific<DocumentCounter>;

/// What is in memory is looked at after so many batches: often enough for the bound to hold, and never depending on
/// threads.
constexpr std::int64_t bounded_round = 64;

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
  Counters counters([&] { return DocumentCounter(analyzer, options.duplicates); });
  std::vector<BatchCounts> batches;
  const auto count = [&](Batch&& batch) { return counters.local().count(std::move(batch)); };
  const auto collect = [&](BatchCounts&& counts) {
    if (duplicates) duplicates->remove_from(counts);
    batches.push_back(std::move(counts));
  };
  const auto documents_before = static_cast<std::int64_t>(corpus.documents.size());
  const auto report = [&](std::int64_t bytes, std::int64_t bytes_total, std::int64_t documents) {
    if (options.progress) options.progress(bytes, bytes_total, documents_before + documents);
  };
  const bool has_more =
      pass_over<BatchCounts>(reader, count, collect, report, options.memory_bytes ? bounded_round : all_batches);
  append_round(std::move(batches), counters, corpus);
  if (options.memory_bytes) limit_memory(*options.memory_bytes, corpus);
  return has_more;
}

}  // namespace

CountedCorpus count_corpus(CorpusReader& reader, const Analyzer& analyzer, const CountOptions& options) {
  CountedCorpus corpus;
  std::optional<DuplicateRemover> duplicates;
  if (options.duplicates) duplicates.emplace(*options.duplicates);
  while (count_round(reader, analyzer, options, duplicates ? &*duplicates : nullptr, corpus)) {
  }
  if (duplicates) {
    corpus.duplicates = duplicates->take();
    drop_rare_terms(0, corpus);
  }
  return corpus;
}

}  // namespace topicmill
