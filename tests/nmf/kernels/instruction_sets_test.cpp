// What the instruction sets of this machine make of the same input: the same bytes, or nearly.
#include "nmf/factorize.hpp"
#include "tests/nmf/kernels/kernel_data.hpp"

namespace topicmill {
namespace {

template <class T>
class InstructionSets : public KernelTest<T> {};
TYPED_TEST_SUITE(InstructionSets, Elements);

/// What every kernel makes of some input with k topics.
template <class T>
std::vector<double> all_results(std::int64_t k) {
  std::vector<double> results;
  const auto record = [&](const auto* values, std::int64_t count) {
    results.insert(results.end(), values, values + count);
  };
  const Sparse<T> V(70, 90, 0.3F);
  const Block<T> Y(90, k, 1);
  const Block<T> X(70, k, 2);
  const Block<T> out(70, k);
  const auto record_out = [&] { record(out.row(0), 70 * out.stride()); };
  kernels::multiply_rows(V.view(), Y.row(0), Y.stride(), out.row(0));
  record_out();
  const Block<T> M(k, k, 3);
  kernels::multiply_blocks<T>({70, k, M.stride()}, {X.row(0), X.stride()}, {M.row(0), M.stride()}, false,
                              {out.row(0), out.stride()});
  record_out();
  const Block<double> gram(k, k);
  kernels::add_gram(X.row(0), 64, k, X.stride(), gram.row(0));
  for (std::int64_t s = 0; s < k; ++s) record(gram.row(s) + s, k - s);
  results.push_back(kernels::inner_product(X.row(0), Y.row(0), 70, X.stride()));
  kernels::extrapolate(X.row(0), 70 * X.stride(), T{2}, out.row(0));
  record_out();

  const Form<T> G(k);
  const auto B = random_panel<T>(k, 3);
  const auto panel = random_panel<T>(k, 4);
  const auto scratch = random_panel<T>(k, 5);
  const auto record_panel = [&] { record(panel.row(0), k * panel_rows); };
  kernels::hals_sweeps(G.view(), B.row(0), 2, panel.row(0));
  record_panel();
  kernels::to_panel(X.row(0), 50, k, X.stride(), panel.row(0));
  kernels::multiply_panel(G.view(), B.row(0), scratch.row(0), panel.row(0));
  record_panel();
  kernels::solve_panel(G.view(), B.row(0), panel.row(0));
  kernels::from_panel(panel.row(0), 50, k, out.stride(), out.row(0));
  record_out();

  const auto systems = random_systems(k);
  const Block<double> unknowns(1, k * kernels::systems_side_by_side);
  kernels::solve_systems(k, systems.row(0), unknowns.row(0));
  record(unknowns.row(0), k * kernels::systems_side_by_side);

  const auto linear = column_sums(Y, 90);
  kernels::ratio_rows(V.view(), Y.row(0), {linear.data(), T{1}}, Y.stride(), X.row(0), out.row(0));
  record_out();
  const auto sums = kernels::ratio_sums(V.view(), Y.row(0), Y.stride(), X.row(0));
  results.insert(results.end(), {sums.log_sum, sums.product_sum});
  kernels::newton_rows(V.view(), Y.row(0), {linear.data(), T{1}}, k, Y.stride(), 2, X.row(0), out.row(0));
  record_out();
  return results;
}

TYPED_TEST(InstructionSets, WideInstructionSetsGiveTheSameBytes) {
  for (const std::int64_t k : {1, 20, 33, 100}) {
    std::vector<std::vector<double>> results;
    on_every_target([&](std::int64_t target) {
      if (target == HWY_AVX2 || target == HWY_AVX3) results.push_back(all_results<TypeParam>(k));
    });
    for (const auto& result : results) ASSERT_EQ(result, results.front()) << "k = " << k;
  }
}

TEST(Factorization, HasTheSameBytesOnWideInstructionSets) {
  const auto V = random_sparse(300, 200, 0.2F);
  for (const auto& [loss, solver] : std::vector<std::pair<std::string, std::string>>{{"frobenius", "hals"},
                                                                                     {"frobenius", "als"},
                                                                                     {"frobenius", "bpp"},
                                                                                     {"kullback_leibler", "mu"},
                                                                                     {"kullback_leibler", "newton"}}) {
    NmfOptions options;
    options.topics = 21;
    options.loss = {loss, {}};
    options.solver = {solver, {}};
    options.init = {"nndsvda", {}};
    options.max_iterations = 6;
    options.tolerance = 0;
    std::vector<std::pair<std::string, Factorization>> results;
    on_every_target([&](std::int64_t target) {
      if (target != HWY_AVX2 && target != HWY_AVX3) return;
      results.emplace_back(hwy::TargetName(target), factorize(V, options));
    });
    for (const auto& [name, result] : results) {
      for (std::int64_t i = 0; i < V.rows; ++i) {
        for (std::int64_t t = 0; t < options.topics; ++t) {
          ASSERT_EQ(result.W(i, t), results.front().second.W(i, t)) << loss << " on " << name;
        }
      }
      ASSERT_EQ(result.summary.objective, results.front().second.summary.objective);
    }
  }
}

TEST(Factorization, BaselineAgreesWithTheBest) {
  const auto V = random_sparse(120, 80, 0.3F);
  NmfOptions options;
  options.topics = 6;
  std::vector<double> errors;
  on_every_target([&](std::int64_t) { errors.push_back(factorize(V, options).summary.relative_error); });
  ASSERT_GE(errors.size(), 1U);
  for (const double error : errors) EXPECT_NEAR(error, errors.front(), 1e-4);
}

}  // namespace
}  // namespace topicmill
