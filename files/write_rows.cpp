#include "files/write_rows.hpp"

#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <vector>

namespace topicmill {

/// What flows through the pipeline is the number of a chunk, and its text waits in a slot: oneTBB leaks a token whose
/// filter throws, unless it is as small as a pointer. Chunks leave in order, so that those in flight have slots of
/// their own.
void write_rows(OutputFile& file, std::int64_t rows, std::int64_t rows_a_chunk, const FormatRows& format) {
  const auto chunks_in_flight = static_cast<std::size_t>(2 * tbb::this_task_arena::max_concurrency());
  std::vector<std::string> slots(chunks_in_flight);
  const auto slot = [&](std::int64_t chunk) -> std::string& {
    return slots[static_cast<std::size_t>(chunk) % chunks_in_flight];
  };

  std::int64_t next = 0;
  const auto cut = [&](tbb::flow_control& control) -> std::int64_t {
    if (next * rows_a_chunk >= rows) control.stop();
    return next++;
  };
  const auto to_text = [&](std::int64_t chunk) {
    const std::int64_t begin = chunk * rows_a_chunk;
    slot(chunk) = format(begin, std::min(begin + rows_a_chunk, rows));
    return chunk;
  };
  const auto write = [&](std::int64_t chunk) { file.write(slot(chunk)); };

  using tbb::filter_mode;
  tbb::parallel_pipeline(chunks_in_flight,
                         tbb::make_filter<void, std::int64_t>(filter_mode::serial_in_order, cut) &
                             tbb::make_filter<std::int64_t, std::int64_t>(filter_mode::parallel, to_text) &
                             tbb::make_filter<std::int64_t, void>(filter_mode::serial_in_order, write));
}

}  // namespace topicmill
