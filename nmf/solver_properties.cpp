#include "nmf/solver_properties.hpp"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <cmath>
#include <cstring>

#include "nmf/algebra/random.hpp"
#include "nmf/algebra/truncated_svd.hpp"
#include "nmf/factorize.hpp"
#include "nmf/solver.hpp"

namespace topicmill {
namespace {

/// n x m with about one entry in three, in (0, 1).
SparseMatrix sparse_sample(std::int64_t rows, std::int64_t cols) {
  SparseMatrix V;
  V.rows = rows;
  V.cols = cols;
  for (std::int64_t i = 0; i < rows; ++i) {
    for (std::int64_t j = 0; j < cols; ++j) {
      const auto index = static_cast<std::uint64_t>(i * cols + j);
      if (random_uniform(1, index) > 0.35F) continue;
      V.columns.push_back(static_cast<std::uint32_t>(j));
      V.values.push_back(random_uniform(2, index));
    }
    V.row_starts.push_back(V.nonzeros());
  }
  return V;
}

/// A separable noiseless product: every topic has documents and terms of its own.
SparseMatrix planted_sample(std::int64_t rows, std::int64_t cols, std::int64_t k) {
  const auto weight = [&](std::uint64_t seed, std::int64_t i, std::int64_t t) {
    if (i < 2 * k) return i % k == t ? 1.0F : 0.0F;
    const float u = random_uniform(seed, static_cast<std::uint64_t>(i * k + t));
    return u > 0.6F ? u : 0.0F;
  };
  SparseMatrix V;
  V.rows = rows;
  V.cols = cols;
  for (std::int64_t i = 0; i < rows; ++i) {
    for (std::int64_t j = 0; j < cols; ++j) {
      float value = 0;
      for (std::int64_t t = 0; t < k; ++t) value += weight(3, i, t) * weight(4, j, t);
      if (!(value > 0)) continue;
      V.columns.push_back(static_cast<std::uint32_t>(j));
      V.values.push_back(value);
    }
    V.row_starts.push_back(V.nonzeros());
  }
  return V;
}

bool is_sound(const Factor& X) {
  for (std::int64_t i = 0; i < X.rows(); ++i) {
    for (const float x : X.row_span(i)) {
      if (!(x >= 0.0F) || std::isinf(x)) return false;
    }
  }
  return true;
}

bool same_bytes(const Factor& a, const Factor& b) {
  return std::memcmp(a.row(0), b.row(0), static_cast<std::size_t>(a.rows() * a.stride()) * sizeof(float)) == 0;
}

/// Runs the properties of one solver under one loss.
class Check {
 public:
  Check(std::string solver, std::string loss, const Registry& registry, std::vector<std::string>& broken)
      : registry_(registry), broken_(broken) {
    options_.solver = {std::move(solver), {}};
    options_.loss = {std::move(loss), {}};
    options_.init = {"random", {}};
  }

  void run() {
    descends_to_the_reported_loss();
    finds_one_topic();
    finds_what_was_planted();
    ignores_threads();
  }

 private:
  void expect(bool holds, const std::string& property) {
    if (!holds) broken_.push_back(fmt::format("{} under {}: {}", options_.solver.name, options_.loss.name, property));
  }

  Factorization factorize_with(const SparseMatrix& V, std::int64_t k, std::int64_t iterations) {
    NmfOptions options = options_;
    options.topics = k;
    options.max_iterations = iterations;
    options.tolerance = 0;
    return factorize(V, options, 7, registry_);
  }

  void descends_to_the_reported_loss() {
    const SparseMatrix V = sparse_sample(150, 90);
    const auto result = factorize_with(V, 6, 40);
    expect(is_sound(result.W) && is_sound(result.H), "a factor is negative or not finite");
    const auto& trace = result.summary.trace;
    expect(trace.back().objective < trace.front().objective, "40 iterations do not lower the loss");
    const double exact = registry_.make(options_.loss)->fit(Side<float>{V}, result.W, result.H).objective;
    expect(std::abs(exact - trace.back().objective) <= 1e-5 * exact,
           fmt::format("reports a loss of {} where it is {}", trace.back().objective, exact));
  }

  void finds_one_topic() {
    if (options_.loss.name != "frobenius") return;
    const SparseMatrix V = sparse_sample(80, 60);
    const auto result = factorize_with(V, 1, 200);
    double squared_norm = 0;
    for (const float v : V.values) squared_norm += static_cast<double>(v) * static_cast<double>(v);
    const double sigma = truncated_svd(V, transpose(V), 1, 1).sigma.front();
    const double best = std::sqrt(1 - sigma * sigma / squared_norm);
    expect(std::abs(result.summary.relative_error - best) < 1e-5,
           fmt::format("one topic leaves {} where the first singular value leaves {}", result.summary.relative_error,
                       best));
  }

  void finds_what_was_planted() {
    NmfOptions options = options_;
    options_.init = {"nndsvda", {}};
    const auto result = factorize_with(planted_sample(90, 70, 4), 4, 4000);
    options_ = options;
    expect(result.summary.relative_error < 1e-3,
           fmt::format("a planted factorization is left with an error of {}", result.summary.relative_error));
  }

  void ignores_threads() {
    const SparseMatrix V = sparse_sample(700, 400);
    const auto run_with = [&](int threads) {
      const tbb::global_control allow(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
      tbb::task_arena arena(threads);
      return arena.execute([&] { return factorize_with(V, 9, 5); });
    };
    const auto one = run_with(1);
    const auto three = run_with(3);
    expect(same_bytes(one.W, three.W) && same_bytes(one.H, three.H), "1 and 3 threads give different bytes");
  }

  const Registry& registry_;
  std::vector<std::string>& broken_;
  NmfOptions options_;
};

}  // namespace

std::vector<std::string> broken_solver_properties(const std::string& solver, const Registry& registry) {
  std::vector<std::string> broken;
  const auto product = registry.make(Choice<Solver>{solver, {}});
  for (const auto& loss : registry.family<Loss>().names()) {
    if (!product->half_steps(*registry.make(Choice<Loss>{loss, {}}))) continue;
    Check(solver, loss, registry, broken).run();
  }
  return broken;
}

}  // namespace topicmill
