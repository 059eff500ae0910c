// The kernels of nmf/ on one core, as a fraction of what the core can do:
//
//   cmake --preset release -DTOPICMILL_BENCHMARKS=ON && ninja -C build/release nmf_bench
//   build/release/bench/nmf_bench
//
// FLOPS and bytes are those of the algorithm, not of the padding. `of_peak` is against register arithmetic for kernels
// that compute, and against reading in order from a buffer of the gathered factor's size for kernels that gather.
#include <benchmark/benchmark.h>

#include <tbb/global_control.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/sparse_matrix.hpp"
#include "bench/peak.hpp"
#include "nmf/algebra/gram.hpp"
#include "nmf/algebra/random.hpp"
#include "nmf/kernels/kernels.hpp"
#include "nmf/panel_rule.hpp"
#include "nmf/quadratic_half_step.hpp"
#include "nmf/solvers/hals.hpp"

namespace topicmill::bench {
namespace {

using kernels::panel_rows;

constexpr std::int64_t rows = 20'000;
constexpr std::int64_t columns = 30'000;
constexpr std::int64_t nonzeros_per_row = 40;

/// Columns by a law like that of words: the first hundredth takes a good third of all non-zeros.
SparseMatrix matrix() {
  SparseMatrix V;
  V.rows = rows;
  V.cols = columns;
  for (std::int64_t i = 0; i < rows; ++i) {
    std::vector<std::uint32_t> row;
    for (std::int64_t a = 0; a < nonzeros_per_row; ++a) {
      const auto u = static_cast<double>(random_uniform(1, static_cast<std::uint64_t>(i * nonzeros_per_row + a)));
      row.push_back(static_cast<std::uint32_t>(static_cast<double>(columns) * std::pow(u, 4)));
    }
    std::sort(row.begin(), row.end());
    row.erase(std::unique(row.begin(), row.end()), row.end());
    V.columns.insert(V.columns.end(), row.begin(), row.end());
    V.row_starts.push_back(V.nonzeros());
  }
  V.values.assign(V.columns.size(), 0.2F);
  return V;
}

/// Entries in (0, 1), the given share of them not zero.
Factor factor(std::int64_t length, std::int64_t k, float share) {
  Factor X(length, k);
  for (std::int64_t i = 0; i < length; ++i) {
    for (std::int64_t t = 0; t < k; ++t) {
      const auto index = static_cast<std::uint64_t>(i * k + t);
      if (random_uniform(2, index) < share) X(i, t) = random_uniform(3, index);
    }
  }
  return X;
}

kernels::SparseRows<float> all_rows(const SparseMatrix& V) {
  return {V.row_starts.data(), V.columns.data(), V.values.data(), 0, V.rows};
}

using Counter = benchmark::Counter;

void report_flops(benchmark::State& state, double flops) {
  static const double peak = peak_flops();
  state.counters["FLOP/s"] = Counter(flops, Counter::kIsIterationInvariantRate);
  state.counters["of_peak"] = Counter(flops / peak, Counter::kIsIterationInvariantRate);
}

std::size_t bytes_of(const Factor& X) { return static_cast<std::size_t>(X.rows() * X.stride()) * sizeof(float); }

void report_bytes(benchmark::State& state, double bytes, const Factor& gathered) {
  const double peak = peak_bandwidth(bytes_of(gathered));
  state.counters["B/s"] = Counter(bytes, Counter::kIsIterationInvariantRate, Counter::kIs1024);
  state.counters["of_peak"] = Counter(bytes / peak, Counter::kIsIterationInvariantRate);
}

void product(benchmark::State& state) {
  const SparseMatrix V = matrix();
  const Factor Y = factor(V.cols, state.range(0), 1);
  Factor out(V.rows, Y.k());
  for (auto _ : state) kernels::multiply_rows(all_rows(V), Y.row(0), Y.stride(), out.row(0));
  report_bytes(state, static_cast<double>(V.nonzeros() * Y.k() * 4), Y);
}

void dense_product(benchmark::State& state) {
  const Factor V = factor(panel_rows, 2000, 1);
  const Factor Y = factor(V.k(), state.range(0), 1);
  Factor out(panel_rows, Y.k());
  for (auto _ : state) {
    kernels::multiply_blocks<float>({panel_rows, V.k(), Y.stride()}, {V.row(0), V.stride()}, {Y.row(0), Y.stride()},
                                    false, {out.row(0), out.stride()});
  }
  report_flops(state, static_cast<double>(2 * panel_rows * V.k() * Y.k()));
}

void gram_of_rows(benchmark::State& state) {
  const Factor X = factor(panel_rows, state.range(0), 1);
  Gram sum(X.k());
  for (auto _ : state) kernels::add_gram(X.row(0), panel_rows, X.k(), X.stride(), sum.data());
  report_flops(state, static_cast<double>(panel_rows * X.k() * (X.k() + 1)));
}

void hals_sweep(benchmark::State& state) {
  const std::int64_t k = state.range(0);
  FormBuffer<float> form;
  form.assign(gram(factor(1000, k, 0.3F)));
  const Factor B = factor(1, kernels::panel_topics(k) * panel_rows, 1);
  Factor X = B;
  for (auto _ : state) kernels::hals_sweeps(form.view(), B.row(0), 1, X.row(0));
  report_flops(state, static_cast<double>(2 * panel_rows * k * k));
}

void panel_and_back(benchmark::State& state) {
  const Factor X = factor(panel_rows, state.range(0), 1);
  Factor panel(1, kernels::panel_topics(X.k()) * panel_rows);
  Factor back(panel_rows, X.k());
  for (auto _ : state) {
    kernels::to_panel(X.row(0), panel_rows, X.k(), X.stride(), panel.row(0));
    kernels::from_panel(panel.row(0), panel_rows, X.k(), X.stride(), back.row(0));
  }
  report_bytes(state, static_cast<double>(4 * panel_rows * X.k() * 4), X);
}

/// Both half-steps and the fit, on one thread. The limit adds up what binds: the gathered bytes of the products, read
/// in order, and the flops of Gram matrices and sweeps, in registers.
void one_iteration(benchmark::State& state) {
  const tbb::global_control one_thread(tbb::global_control::max_allowed_parallelism, 1);
  const SparseMatrix V = matrix();
  const SparseMatrix Vt = transpose(V);
  const std::int64_t k = state.range(0);
  const Factor W = factor(V.rows, k, 0.3F);
  const Factor H = factor(V.cols, k, 0.3F);
  Factor next_W(W);
  Factor next_H(H);
  QuadraticHalfStep<float> half_step([] { return std::make_unique<HalsRule<float>>(); });
  Fit fit;
  for (auto _ : state) {
    half_step.update({V}, H, W, next_W, nullptr);
    half_step.update({Vt}, next_W, H, next_H, &fit);
  }
  const auto bytes = static_cast<double>(V.nonzeros() * k * 4);
  const auto gram_flops = static_cast<double>((V.rows + 2 * V.cols) * k * (k + 1));
  const auto sweep_flops = static_cast<double>(
      2 * k * k * (V.rows * worthwhile_sweeps<float>(V, k) + V.cols * worthwhile_sweeps<float>(Vt, k)));
  const double limit = bytes / peak_bandwidth(bytes_of(H)) + bytes / peak_bandwidth(bytes_of(W)) +
                       (gram_flops + sweep_flops) / peak_flops();
  state.counters["of_limit"] = Counter(limit, Counter::kIsIterationInvariantRate);
}

void newton_step(benchmark::State& state) {
  const SparseMatrix V = matrix();
  const Factor Y = factor(V.cols, state.range(0), 0.3F);
  std::vector<float> sums(static_cast<std::size_t>(Y.stride()), 1000.0F);
  const Factor X = factor(V.rows, Y.k(), 0.3F);
  Factor next(V.rows, Y.k());
  for (auto _ : state) {
    kernels::newton_rows(all_rows(V), Y.row(0), {sums.data(), 0}, Y.k(), Y.stride(), 1, X.row(0), next.row(0));
  }
  report_flops(state, static_cast<double>(9 * V.nonzeros() * Y.k()));
}

BENCHMARK(product)->Arg(20)->Arg(50)->Arg(100)->Arg(200)->Unit(benchmark::kMillisecond);
BENCHMARK(dense_product)->Arg(20)->Arg(48)->Arg(100)->Arg(200);
BENCHMARK(gram_of_rows)->Arg(20)->Arg(50)->Arg(100)->Arg(200);
BENCHMARK(hals_sweep)->Arg(20)->Arg(50)->Arg(100)->Arg(200);
BENCHMARK(one_iteration)->Arg(20)->Arg(50)->Arg(100)->Arg(200)->Unit(benchmark::kMillisecond);
BENCHMARK(panel_and_back)->Arg(20)->Arg(100);
BENCHMARK(newton_step)->Arg(20)->Arg(100)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace topicmill::bench
