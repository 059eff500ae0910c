// What this machine can do at best, measured: the yardstick of the kernel benchmarks.
#pragma once

#include <cstddef>

namespace topicmill::bench {

/// float32 operations a second on one core, with a multiply-add counted as two: independent sums in registers.
double peak_flops();

/// Bytes a second that one core reads, in order, from a buffer of `bytes`.
double peak_bandwidth(std::size_t bytes);

}  // namespace topicmill::bench
