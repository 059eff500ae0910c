// The same loops compiled for every instruction set that the kernels are compiled for.
#include "bench/peak.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "bench/peak.cpp"
#include "hwy/foreach_target.h"  // IWYU pragma: keep

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "hwy/aligned_allocator.h"
#include "nmf/kernels/lanes-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace topicmill::kernels::HWY_NAMESPACE {

constexpr int chains = wide ? 16 : 10;  // enough to hide the latency of a multiply-add

/// Does `rounds` multiply-adds in each chain; returns the operations done.
double multiply_add(std::int64_t rounds, float* result) {
  const Tag<float> d;
  const Vector<float> factor = hn::Set(d, 0.999F);
  const Vector<float> term = hn::Set(d, 0.001F);
  Vector<float> sums[chains];
  for (auto& sum : sums) sum = hn::Set(d, *result);
  for (std::int64_t round = 0; round < rounds; ++round) {
#pragma GCC unroll 16
    for (int i = 0; i < chains; ++i) sums[i] = hn::MulAdd(sums[i], factor, term);
  }
  for (int i = 1; i < chains; ++i) sums[0] = hn::Add(sums[0], sums[i]);
  *result = hn::GetLane(sums[0]);
  return 2.0 * chains * lanes<float> * static_cast<double>(rounds);
}

void read(const float* from, std::int64_t count, float* result) {
  const Tag<float> d;
  Vector<float> sums[8];
  for (auto& sum : sums) sum = hn::Zero(d);
  for (std::int64_t at = 0; at + 8 * lanes<float> <= count; at += 8 * lanes<float>) {
#pragma GCC unroll 8
    for (int i = 0; i < 8; ++i) sums[i] = hn::Add(sums[i], hn::Load(d, from + at + i * lanes<float>));
  }
  for (int i = 1; i < 8; ++i) sums[0] = hn::Add(sums[0], sums[i]);
  *result += hn::GetLane(sums[0]);
}

}  // namespace topicmill::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace topicmill::kernels {
namespace {

HWY_EXPORT(multiply_add);
HWY_EXPORT(read);

double dispatched_multiply_add(std::int64_t rounds, float* result) {
  return HWY_DYNAMIC_DISPATCH(multiply_add)(rounds, result);
}

void dispatched_read(const float* from, std::int64_t count, float* result) {
  HWY_DYNAMIC_DISPATCH(read)(from, count, result);
}

}  // namespace
}  // namespace topicmill::kernels

namespace topicmill::bench {
namespace {

/// The shortest of a few runs, in seconds.
template <class Work>
double best_time(const Work& work) {
  using Clock = std::chrono::steady_clock;
  double best = 1e30;
  for (int run = 0; run < 5; ++run) {
    const auto start = Clock::now();
    work();
    best = std::min(best, std::chrono::duration<double>(Clock::now() - start).count());
  }
  return best;
}

}  // namespace

double peak_flops() {
  float result = 1;
  double operations = 0;
  const double seconds = best_time([&] { operations = kernels::dispatched_multiply_add(2'000'000, &result); });
  return result > 0 ? operations / seconds : 0;
}

double peak_bandwidth(std::size_t bytes) {
  const std::size_t count = bytes / sizeof(float);
  const auto buffer = hwy::AllocateAligned<float>(count);
  std::fill_n(buffer.get(), count, 1.0F);
  float result = 0;
  const double seconds =
      best_time([&] { kernels::dispatched_read(buffer.get(), static_cast<std::int64_t>(count), &result); });
  return result > 0 ? static_cast<double>(bytes) / seconds : 0;
}

}  // namespace topicmill::bench
#endif
