#include "text/input/second_pass.hpp"

#include <algorithm>

namespace topicmill {
namespace {

constexpr std::int64_t batches_at_once = 32;  ///< between looks at whether all sinks are done, where none wants all

void show(const Batch& batch, std::span<DocumentSink* const> sinks, const IsLeftOut& is_left_out) {
  for (const auto& document : batch.documents) {
    if (is_left_out && is_left_out(document)) continue;
    for (auto* sink : sinks) sink->take(document);
  }
}

}  // namespace

void pass_over(CorpusReader& reader, std::span<DocumentSink* const> sinks, const IsLeftOut& is_left_out,
               const PassProgress& progress) {
  struct Shown {};
  const auto work = [&](Batch&& batch) {
    show(batch, sinks, is_left_out);
    return Shown{};
  };
  std::int64_t documents_before = 0;
  std::int64_t documents_now = 0;
  const auto report = [&](std::int64_t bytes, std::int64_t bytes_total, std::int64_t documents) {
    documents_now = documents_before + documents;
    if (progress) progress(bytes, bytes_total, documents_now);
  };
  const bool to_the_end = std::any_of(sinks.begin(), sinks.end(), [](auto* sink) { return sink->wants_all(); });
  const auto is_done = [&] {
    return std::all_of(sinks.begin(), sinks.end(), [](auto* sink) { return sink->is_done(); });
  };
  while (!is_done() && pass_over<Shown>(
                           reader, work, [](Shown&&) {}, report, to_the_end ? all_batches : batches_at_once))
    documents_before = documents_now;
}

}  // namespace topicmill
