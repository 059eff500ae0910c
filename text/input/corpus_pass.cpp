#include "text/input/corpus_pass.hpp"

#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <exception>

namespace topicmill {
namespace {

/// What flows through the pipeline. Errors travel with their batch, so that the first one in corpus order is the one
/// that is thrown, whatever the threads do. No stage throws: TBB would leak what is in flight.
template <class Payload>
struct Parcel {
  Payload payload;
  std::int64_t bytes_read = 0;
  std::exception_ptr error;
};

struct Made {
  std::shared_ptr<void> made;
  std::int64_t documents = 0;
};

/// The three stages, and what they share.
class Pass {
 public:
  Pass(CorpusReader& reader, const std::function<std::shared_ptr<void>(Batch&&)>& work,
       const std::function<void(std::shared_ptr<void>&&)>& collect, const PassProgress& progress,
       std::int64_t most_batches)
      : reader_(reader),
        work_(work),
        collect_(collect),
        progress_(progress),
        bytes_total_(reader.bytes_total()),
        most_batches_(most_batches) {}

  Parcel<RawBatch> cut(tbb::flow_control& control) {
    Parcel<RawBatch> parcel;
    try {
      auto batch = next_batch();
      if (batch) {
        parcel.payload = std::move(*batch);
      } else {
        control.stop();
      }
    } catch (...) {
      parcel.error = std::current_exception();
      stopped_ = true;
    }
    parcel.bytes_read = reader_.bytes_read();
    return parcel;
  }

  Parcel<Made> make(Parcel<RawBatch>&& raw) const {
    Parcel<Made> parcel{{}, raw.bytes_read, raw.error};
    if (parcel.error) return parcel;
    try {
      Batch batch = reader_.parse(std::move(raw.payload));
      parcel.payload.documents = static_cast<std::int64_t>(batch.documents.size());
      parcel.payload.made = work_(std::move(batch));
    } catch (...) {
      parcel.error = std::current_exception();
    }
    return parcel;
  }

  void take(Parcel<Made>&& parcel) {
    if (error_) return;
    try {
      if (parcel.error) std::rethrow_exception(parcel.error);
      documents_ += parcel.payload.documents;
      collect_(std::move(parcel.payload.made));
      if (progress_) progress_(parcel.bytes_read, bytes_total_, documents_);
    } catch (...) {
      error_ = std::current_exception();
      stopped_ = true;
    }
  }

  /// True where the corpus may go on.
  bool finish() const {
    if (error_) std::rethrow_exception(error_);
    return !stopped_;
  }

 private:
  std::optional<RawBatch> next_batch() {
    if (stopped_ || batches_ == most_batches_) return std::nullopt;
    ++batches_;
    auto batch = reader_.next();
    if (!batch) stopped_ = true;
    return batch;
  }

  CorpusReader& reader_;
  const std::function<std::shared_ptr<void>(Batch&&)>& work_;
  const std::function<void(std::shared_ptr<void>&&)>& collect_;
  const PassProgress& progress_;
  std::int64_t bytes_total_;
  std::int64_t most_batches_;
  std::int64_t batches_ = 0;
  std::int64_t documents_ = 0;
  std::atomic<bool> stopped_ = false;
  std::exception_ptr error_;
};

}  // namespace

bool pass_over_erased(CorpusReader& reader, const std::function<std::shared_ptr<void>(Batch&&)>& work,
                      const std::function<void(std::shared_ptr<void>&&)>& collect, const PassProgress& progress,
                      std::int64_t most_batches) {
  Pass pass(reader, work, collect, progress, most_batches);
  const auto threads = static_cast<std::size_t>(tbb::this_task_arena::max_concurrency());
  using tbb::filter_mode;
  const auto cut = tbb::make_filter<void, Parcel<RawBatch>>(
      filter_mode::serial_in_order, [&](tbb::flow_control& control) { return pass.cut(control); });
  const auto make = tbb::make_filter<Parcel<RawBatch>, Parcel<Made>>(
      filter_mode::parallel, [&](Parcel<RawBatch> raw) { return pass.make(std::move(raw)); });
  const auto take = tbb::make_filter<Parcel<Made>, void>(filter_mode::serial_in_order,
                                                         [&](Parcel<Made> made) { pass.take(std::move(made)); });
  tbb::parallel_pipeline(2 * threads + 2, cut & make & take);
  return pass.finish();
}

}  // namespace topicmill
