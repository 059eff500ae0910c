#include "text/count_corpus.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <exception>
#include <limits>

#include "text/limit_memory.hpp"
#include "text/merge_counts.hpp"

namespace topicmill {
namespace {

using Counters = tbb::enumerable_thread_specific<DocumentCounter>;

/// What flows through the pipeline. Errors travel with their batch, so that the first one in corpus order is the one
/// that is thrown, whatever the threads do. No stage throws: TBB would leak what is in flight.
template <class Payload>
struct Parcel {
  Payload payload;
  std::int64_t bytes_read = 0;
  std::exception_ptr error;
};
using RawParcel = Parcel<RawBatch>;
using CountedParcel = Parcel<BatchCounts>;

/// Cuts the corpus into batches; ends it at the first error, or when it is told to. Rounds of batches follow one
/// another.
class BatchSource {
 public:
  BatchSource(CorpusReader& reader, std::int64_t round_batches) : reader_(reader), round_batches_(round_batches) {}

  RawParcel next(tbb::flow_control& control) {
    RawParcel parcel;
    try {
      if (auto batch = next_batch()) {
        parcel.payload = std::move(*batch);
      } else {
        control.stop();
      }
    } catch (...) {
      parcel.error = std::current_exception();
      stop();
    }
    parcel.bytes_read = reader_.bytes_read();
    return parcel;
  }

  void stop() { stopped_ = true; }

  /// True where another round has batches to cut; call it between rounds.
  bool begin_round() {
    cut_ = 0;
    return !stopped_;
  }

 private:
  std::optional<RawBatch> next_batch() {
    if (stopped_ || cut_++ == round_batches_) return std::nullopt;
    auto batch = reader_.next();
    if (!batch) stop();
    return batch;
  }

  CorpusReader& reader_;
  std::int64_t round_batches_;
  std::int64_t cut_ = 0;
  std::atomic<bool> stopped_ = false;
};

CountedParcel count(RawParcel&& raw, const CorpusReader& reader, Counters& counters) {
  CountedParcel counted{{}, raw.bytes_read, raw.error};
  if (counted.error) return counted;
  try {
    counted.payload = counters.local().count(reader.parse(std::move(raw.payload)));
  } catch (...) {
    counted.error = std::current_exception();
  }
  return counted;
}

/// Receives the batches of a round in corpus order, up to the first error.
class BatchSink {
 public:
  BatchSink(BatchSource& source, const CorpusReader& reader, std::size_t documents_before,
            const CountProgress& progress)
      : source_(source),
        bytes_total_(reader.bytes_total()),
        progress_(progress),
        documents_(static_cast<std::int64_t>(documents_before)) {}

  void append(CountedParcel&& parcel) {
    if (error_) return;
    try {
      if (parcel.error) std::rethrow_exception(parcel.error);
      documents_ += static_cast<std::int64_t>(parcel.payload.documents.size());
      batches_.push_back(std::move(parcel.payload));
      if (progress_) progress_(parcel.bytes_read, bytes_total_, documents_);
    } catch (...) {
      error_ = std::current_exception();
      source_.stop();
    }
  }

  /// All batches; throws the error that ended them.
  std::vector<BatchCounts>&& take() {
    if (error_) std::rethrow_exception(error_);
    return std::move(batches_);
  }

 private:
  BatchSource& source_;
  std::int64_t bytes_total_;
  const CountProgress& progress_;
  std::int64_t documents_;
  std::vector<BatchCounts> batches_;
  std::exception_ptr error_;
};

/// Cut in order, analyzed and counted on all threads, collected in order.
void count_round(BatchSource& source, const CorpusReader& reader, Counters& counters, BatchSink& sink) {
  const auto threads = static_cast<std::size_t>(tbb::this_task_arena::max_concurrency());
  using tbb::filter_mode;
  const auto cut = tbb::make_filter<void, RawParcel>(filter_mode::serial_in_order,
                                                     [&](tbb::flow_control& control) { return source.next(control); });
  const auto analyze = tbb::make_filter<RawParcel, CountedParcel>(
      filter_mode::parallel, [&](RawParcel raw) { return count(std::move(raw), reader, counters); });
  const auto collect = tbb::make_filter<CountedParcel, void>(
      filter_mode::serial_in_order, [&](CountedParcel parcel) { sink.append(std::move(parcel)); });
  tbb::parallel_pipeline(2 * threads + 2, cut & analyze & collect);
}

/// What is in memory is looked at after so many batches: often enough for the bound to hold, and never depending on
/// threads.
constexpr std::int64_t bounded_round = 64;
constexpr std::int64_t unbounded_round = std::numeric_limits<std::int64_t>::max();

}  // namespace

CountedCorpus count_corpus(CorpusReader& reader, const Analyzer& analyzer, const CountOptions& options) {
  CountedCorpus corpus;
  BatchSource source(reader, options.memory_bytes ? bounded_round : unbounded_round);
  while (source.begin_round()) {
    Counters counters([&] { return DocumentCounter(analyzer); });
    BatchSink sink(source, reader, corpus.documents.size(), options.progress);
    count_round(source, reader, counters, sink);
    std::vector<const SummedVocabulary*> vocabularies;
    for (auto& counter : counters) {
      counter.close();
      vocabularies.push_back(&counter.terms());
    }
    append_counts(sink.take(), vocabularies, corpus);
    if (options.memory_bytes) limit_memory(*options.memory_bytes, corpus);
  }
  return corpus;
}

}  // namespace topicmill
